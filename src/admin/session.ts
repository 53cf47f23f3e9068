/** What the desk knows of who is here. */
export interface Session {
  readonly name: string;
  /** Does a second person look at every entry before it is published? */
  readonly workflow: boolean;
}

/** Who is signed in and may edit; undefined for anybody else. @throws when the site cannot be reached */
export async function session(): Promise<Session | undefined> {
  const answer = await fetch('/api/cms/session', { cache: 'no-store' });
  return answer.ok ? ((await answer.json()) as Session) : undefined;
}

/** How one comes in here: by the desk's letter, or by an account at GitHub. @throws when the site cannot be reached */
export async function way(): Promise<'letter' | 'github'> {
  const answer = await fetch('/api/cms/session', { cache: 'no-store' });
  return ((await answer.json()) as { way?: 'github' }).way ?? 'letter';
}

/** Where one signs in: the desk's page, or GitHub's. */
export function wayIn(language: string): string {
  return `/api/cms/sign-in${language === 'sv' ? '?lang=sv' : ''}`;
}

/** Ends the session, on the server and in the browser. */
export async function leave(): Promise<void> {
  await fetch('/api/cms/sign-out', { method: 'POST' });
}
