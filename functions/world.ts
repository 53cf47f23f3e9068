import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1';
import { fromBase64url } from '../src/credential/base64url';
import { brakeFrom } from './brake';
import { type Accounts, githubAccounts } from './cms/accounts';
import type { Place } from './cms/call';
import { githubRepository, type Repository } from './cms/github';
import { type Ids, idsFrom } from './ids';
import { lazy } from './lazy';
import { type Mailer, resendMailer } from './mail/post';
import { type Secret, secretFrom } from './secret';

/** What the host hands over: bindings of `wrangler.jsonc`, secrets and variables of the deployment. */
export interface Bindings {
  readonly DB: D1Database;
  /** What was erased, by id; a database of its own, so that it outlives a restore of the other. */
  readonly ERASURES: D1Database;
  readonly ASSETS: Fetcher;
  readonly BRAKE: RateLimit;
  /** Where the site stands, without a trailing slash: `https://ovi.example.fi`. */
  readonly SITE_ORIGIN: string;
  /** At least 32 random characters. */
  readonly SECRET: string;
  readonly RESEND_API_KEY: string;
  /** Signs what Resend tells of our letters: `whsec_…`. Without it we take nothing of the kind. */
  readonly RESEND_WEBHOOK_SECRET?: string;
  /** Only on localhost: where Resend's stand-in listens. */
  readonly RESEND_BASE_URL?: string;
  readonly MAIL_FROM: string;
  readonly MAIL_REPLY_TO: string;
  /** The mail address of the first lead of the desk; further staff are added there. */
  readonly FIRST_STAFF?: string;
  /** Signs credentials: the 32 bytes of an Ed25519 seed, base64url. Without it they wait. */
  readonly SIGNING_SEED?: string;
  /** Keys that somebody else may have (`z6Mk…`), with spaces between: what they signed is revoked. */
  readonly REVOKED_KEYS?: string;
  /** The repository that the CMS writes to, `owner/name`; without it the CMS has no door here. */
  readonly CMS_REPOSITORY?: string;
  /** `on` when a second person looks at every entry before it is published. */
  readonly CMS_WORKFLOW?: string;
  /** The GitHub App that may write there: its id, its installation's id, its private key (PEM). */
  readonly GITHUB_APP_ID?: string;
  readonly GITHUB_INSTALLATION_ID?: string;
  readonly GITHUB_APP_KEY?: string;
  /** `github` when editors sign in with accounts of their own at GitHub instead of the desk's letter. */
  readonly CMS_SIGN_IN?: string;
  /** What the App is known by at GitHub's sign-in page, and its client secret. */
  readonly GITHUB_CLIENT_ID?: string;
  readonly GITHUB_CLIENT_SECRET?: string;
  /** Only on localhost: where GitHub's stand-in listens. */
  readonly GITHUB_API_URL?: string;
  /** Asked (POST) for a new build every night; `https://…`, a secret. */
  readonly DEPLOY_HOOK?: string;
}

/** Everything outside the program, handed to whatever it does; a test hands in its own. */
export interface World {
  readonly db: DrizzleD1Database & { readonly $client: D1Database };
  readonly erasures: DrizzleD1Database;
  readonly mailer: Mailer;
  readonly now: () => Date;
  /** Waits so many milliseconds. */
  readonly rest: (milliseconds: number) => Promise<void>;
  readonly ids: Ids;
  readonly secret: Secret;
  readonly origin: string;
  readonly firstStaff: string | undefined;
  readonly webhookSecret: string | undefined;
  /** What credentials are signed with, and which keys hold no more. */
  readonly signing: { readonly seed: Uint8Array | undefined; readonly revoked: readonly string[] };
  /** The repository of the content, where the deployment has one. @throws SetupFault when its account is incomplete */
  readonly repository: () => Repository | undefined;
  /** The same where editors sign in at GitHub, by a setting. @throws SetupFault when it is incomplete */
  readonly accounts: () => Accounts | undefined;
  readonly deployHook: string | undefined;
  /** May this visitor go on? A brake against floods, no exact count. */
  readonly brake: (visitor: string) => Promise<boolean>;
  /** Writes an event for the operator. Never give it personal data. */
  readonly log: (event: string, details?: Readonly<Record<string, string | number>>) => void;
}

/** The deployment lacks something or has it wrong; the message names it and holds no secret. */
export class SetupFault extends Error {
  override readonly name = 'SetupFault';
}

/**
 * Builds the world from the host's bindings, once for each set of them.
 * @throws SetupFault that names the variable that is missing or wrong
 */
export function worldOf(env: Bindings): World {
  const known = worlds.get(env.DB);
  if (known) return known;
  const origin = originOf(env.SITE_ORIGIN);
  const world: World = {
    db: drizzle(env.DB),
    erasures: drizzle(env.ERASURES),
    mailer: resendMailer({
      key: need(env, 'RESEND_API_KEY', 1),
      from: need(env, 'MAIL_FROM', 3),
      replyTo: need(env, 'MAIL_REPLY_TO', 3),
      ...(env.RESEND_BASE_URL && { baseUrl: loopbackOnly('RESEND_BASE_URL', env.RESEND_BASE_URL, origin) }),
    }),
    now: () => new Date(),
    rest: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    ids: idsFrom(crypto),
    secret: secretFrom(need(env, 'SECRET', 32)),
    origin,
    firstStaff: env.FIRST_STAFF,
    webhookSecret: env.RESEND_WEBHOOK_SECRET,
    signing: {
      seed: seedOf(env.SIGNING_SEED),
      revoked: env.REVOKED_KEYS?.split(/\s+/).filter(Boolean) ?? [],
    },
    repository: lazy(() => repositoryOf(env, origin)),
    accounts: lazy(() => accountsOf(env, origin)),
    deployHook: env.DEPLOY_HOOK,
    brake: brakeFrom(
      async (visitor) => (await env.BRAKE.limit({ key: visitor })).success,
      () => new Date(),
    ),
    log: (event, details = {}) => console.log(JSON.stringify({ event, ...details })),
  };
  worlds.set(env.DB, world);
  return world;
}

function repositoryOf(env: Bindings, origin: string): Repository | undefined {
  const place = placeOf(env);
  return (
    place &&
    githubRepository({
      ...place,
      app: need(env, 'GITHUB_APP_ID', 1),
      installation: Number(need(env, 'GITHUB_INSTALLATION_ID', 1)),
      key: need(env, 'GITHUB_APP_KEY', 100),
      api: standIn(env, origin) ?? 'https://api.github.com',
    })
  );
}

function accountsOf(env: Bindings, origin: string): Accounts | undefined {
  const place = placeOf(env);
  const way = env.CMS_SIGN_IN || 'letter';
  if (way !== 'letter' && way !== 'github') throw new SetupFault('CMS_SIGN_IN is github, letter or unset');
  if (!place || way === 'letter') return undefined;
  return githubAccounts({
    ...place,
    id: need(env, 'GITHUB_CLIENT_ID', 1),
    secret: need(env, 'GITHUB_CLIENT_SECRET', 20),
    site: standIn(env, origin) ?? 'https://github.com',
    api: standIn(env, origin) ?? 'https://api.github.com',
  });
}

function placeOf(env: Bindings): Place | undefined {
  if (!env.CMS_REPOSITORY) return undefined;
  return { repository: env.CMS_REPOSITORY, branch: 'main', workflow: env.CMS_WORKFLOW === 'on' };
}

function standIn(env: Bindings, origin: string): string | undefined {
  return env.GITHUB_API_URL ? loopbackOnly('GITHUB_API_URL', env.GITHUB_API_URL, origin) : undefined;
}

const worlds = new WeakMap<D1Database, World>();

/** Is this the address of the machine itself? */
export function isLoopback(origin: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(URL.parse(origin)?.hostname ?? '');
}

/** What stands in for Resend or GitHub does so only where the site itself is local, so never in production. */
function loopbackOnly(name: string, url: string, origin: string): string {
  if (isLoopback(origin) && isLoopback(url)) return url;
  throw new SetupFault(`${name} is only for a site on localhost: remove it`);
}

function seedOf(text: string | undefined): Uint8Array | undefined {
  if (!text) return undefined;
  const seed = fromBase64url(text);
  if (seed?.length !== 32)
    throw new SetupFault('SIGNING_SEED must be 32 bytes in base64url: npm run keys makes one');
  return seed;
}

function originOf(text: string | undefined): string {
  const url = URL.parse(text ?? '');
  if (!url)
    throw new SetupFault(
      'SITE_ORIGIN is missing: set it to the address of the site, such as https://ovi.example.fi',
    );
  if (url.protocol !== 'https:' && !isLoopback(url.origin))
    throw new SetupFault('SITE_ORIGIN must begin with https://');
  return url.origin;
}

function need(
  env: Bindings,
  name:
    | 'SECRET'
    | 'RESEND_API_KEY'
    | 'MAIL_FROM'
    | 'MAIL_REPLY_TO'
    | 'GITHUB_APP_ID'
    | 'GITHUB_INSTALLATION_ID'
    | 'GITHUB_APP_KEY'
    | 'GITHUB_CLIENT_ID'
    | 'GITHUB_CLIENT_SECRET',
  length: number,
): string {
  const value = env[name];
  if (typeof value === 'string' && value.length >= length) return value;
  throw new SetupFault(`${name} is missing or shorter than ${length} characters`);
}
