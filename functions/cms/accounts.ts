import type { Place } from './call';
import { askGithub, type Repository } from './github';

/** An application at GitHub by which people sign in with accounts of their own. */
interface Client extends Place {
  readonly id: string;
  readonly secret: string;
  /** Where GitHub's pages and its REST API are, without a slash at the end. */
  readonly site: string;
  readonly api: string;
}

/** Whom GitHub has let in. */
export interface Account {
  readonly id: number;
  readonly login: string;
  readonly name: string;
}

/** The repository of the content where everybody writes with an account of their own at GitHub. */
export interface Accounts extends Place {
  /**
   * Where somebody is asked whether they want to come in.
   * @param back the only address that GitHub sends them back to
   * @param challenge SHA-256 of what only we know until then, base64url (PKCE, RFC 7636)
   */
  page(back: string, state: string, challenge: string): string;
  /**
   * The token for a code that came back.
   * @returns undefined for a code that is used, old, or not meant for us
   * @throws when GitHub cannot be reached within the time limit
   */
  token(code: string, verifier: string, back: string): Promise<string | undefined>;
  /** Whose token it is; undefined when it holds no more. */
  who(token: string): Promise<Account | undefined>;
  /** Makes a token worthless. */
  end(token: string): Promise<void>;
  /** The repository as this person may use it. */
  as(token: string): Repository;
}

/**
 * Signing in by GitHub's web application flow, with PKCE.
 * Source: docs.github.com, "Generating a user access token for a GitHub App".
 */
export function githubAccounts({ id, secret, site, api, ...place }: Client): Accounts {
  const ask = (path: string, token: string) => askGithub(api, 'GET', path, token);
  return {
    ...place,
    page(back, state, challenge) {
      const query = new URLSearchParams({
        client_id: id,
        redirect_uri: back,
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
        allow_signup: 'false',
      });
      return `${site}/login/oauth/authorize?${query}`;
    },
    async token(code, verifier, back) {
      const answer = await fetch(`${site}/login/oauth/access_token`, {
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        body: JSON.stringify({
          client_id: id,
          client_secret: secret,
          code,
          redirect_uri: back,
          code_verifier: verifier,
        }),
        redirect: 'manual',
        signal: AbortSignal.timeout(10_000),
      });
      if (!answer.ok) return undefined;
      const { access_token: token } = (await answer.json()) as { access_token?: unknown };
      return typeof token === 'string' ? token : undefined;
    },
    async who(token) {
      const answer = await ask('/user', token);
      if (!answer.ok) return undefined;
      const { id: number, login, name } = (await answer.json()) as Account & { name: string | null };
      return { id: number, login, name: name || login };
    },
    async end(token) {
      const path = `/applications/${id}/token`;
      await askGithub(api, 'DELETE', path, `Basic ${btoa(`${id}:${secret}`)}`, { access_token: token });
    },
    as: (token) => ({
      ...place,
      send: (method, path, body) => askGithub(api, method, path, token, body),
    }),
  };
}

/** May somebody write to this repository? Asked of GitHub; undefined when it no longer knows them. */
export async function mayWrite(repository: Repository): Promise<boolean | undefined> {
  const answer = await repository.send('GET', `/repos/${repository.repository}`);
  if (answer.status === 401) return undefined;
  if (!answer.ok) return false;
  return ((await answer.json()) as { permissions?: { push?: boolean } }).permissions?.push === true;
}
