import { createPrivateKey } from 'node:crypto';
import { createAppAuth } from '@octokit/auth-app';
import { request } from '@octokit/request';
import type { Place } from './call';

/** The repository that the CMS writes to, as a GitHub App is let in. */
export interface Repository extends Place {
  /**
   * Asks GitHub's REST API with the App's own short-lived token, which stays in here.
   * @param path from `/repos/…` on
   * @throws when GitHub cannot be reached within the time limit
   */
  send(method: string, path: string, body?: unknown): Promise<Response>;
}

interface Account extends Place {
  readonly app: string;
  readonly installation: number;
  /** The App's private key as GitHub gives it, PEM. */
  readonly key: string;
  readonly api: string;
}

const timeout = 20_000;

/** The repository by a GitHub App's account. A token is fetched when one is needed, for this repository alone. */
export function githubRepository({ app, installation, key, api, ...place }: Account): Repository {
  const auth = createAppAuth({
    appId: app,
    installationId: installation,
    privateKey: createPrivateKey(key).export({ type: 'pkcs8', format: 'pem' }).toString(),
    request: request.defaults({ baseUrl: api }),
  });
  const repositoryNames = [place.repository.split('/')[1] ?? ''];
  return {
    ...place,
    async send(method, path, body) {
      const { token } = await auth({ type: 'installation', repositoryNames });
      return askGithub(api, method, path, token, body);
    },
  };
}

/**
 * Asks GitHub's REST API.
 * @param token of an App or a person; with `Basic ` before it, of an application
 * @throws when GitHub cannot be reached within the time limit
 */
export function askGithub(
  api: string,
  method: string,
  path: string,
  token: string,
  body?: unknown,
): Promise<Response> {
  return fetch(api + path, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: {
      accept: 'application/vnd.github+json',
      authorization: token.startsWith('Basic ') ? token : `Bearer ${token}`,
      'content-type': 'application/json',
      'user-agent': 'sijoita-ja-valmenna',
      'x-github-api-version': '2022-11-28',
    },
    redirect: 'manual',
    signal: AbortSignal.timeout(timeout),
  });
}
