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
