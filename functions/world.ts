import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1';
import { brakeFrom } from './brake';
import { type Ids, idsFrom } from './ids';
import { type Mailer, resendMailer } from './mail/post';
import { type Secret, secretFrom } from './secret';

/** What the host hands over: bindings of `wrangler.jsonc`, secrets and variables of the deployment. */
export interface Bindings {
  readonly DB: D1Database;
  readonly ASSETS: Fetcher;
  readonly BRAKE: RateLimit;
  /** Where the site stands, without a trailing slash: `https://ovi.example.fi`. */
  readonly SITE_ORIGIN: string;
  /** At least 32 random characters. */
  readonly SECRET: string;
  readonly RESEND_API_KEY: string;
  /** Only on localhost: where Resend's stand-in listens. */
  readonly RESEND_BASE_URL?: string;
  readonly MAIL_FROM: string;
  readonly MAIL_REPLY_TO: string;
  /** The mail address of the first lead of the desk; further staff are added there. */
  readonly FIRST_STAFF?: string;
}

/** Everything outside the program, handed to whatever it does; a test hands in its own. */
export interface World {
  readonly db: DrizzleD1Database & { readonly $client: D1Database };
  readonly mailer: Mailer;
  readonly now: () => Date;
  /** Waits so many milliseconds. */
  readonly rest: (milliseconds: number) => Promise<void>;
  readonly ids: Ids;
  readonly secret: Secret;
  readonly origin: string;
  readonly firstStaff: string | undefined;
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
    mailer: resendMailer({
      key: need(env, 'RESEND_API_KEY', 1),
      from: need(env, 'MAIL_FROM', 3),
      replyTo: need(env, 'MAIL_REPLY_TO', 3),
      ...(env.RESEND_BASE_URL && { baseUrl: loopbackOnly(env.RESEND_BASE_URL, origin) }),
    }),
    now: () => new Date(),
    rest: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    ids: idsFrom(crypto),
    secret: secretFrom(need(env, 'SECRET', 32)),
    origin,
    firstStaff: env.FIRST_STAFF,
    brake: brakeFrom(
      async (visitor) => (await env.BRAKE.limit({ key: visitor })).success,
      () => new Date(),
    ),
    log: (event, details = {}) => console.log(JSON.stringify({ event, ...details })),
  };
  worlds.set(env.DB, world);
  return world;
}

const worlds = new WeakMap<D1Database, World>();

/** Is this the address of the machine itself? */
export function isLoopback(origin: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(URL.parse(origin)?.hostname ?? '');
}

/** The local mailbox stands in for Resend only where the site itself is local, so it can never be on in production. */
function loopbackOnly(url: string, origin: string): string {
  if (isLoopback(origin) && isLoopback(url)) return url;
  throw new SetupFault('RESEND_BASE_URL is only for a site on localhost: remove it');
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
  name: 'SECRET' | 'RESEND_API_KEY' | 'MAIL_FROM' | 'MAIL_REPLY_TO',
  length: number,
): string {
  const value = env[name];
  if (typeof value === 'string' && value.length >= length) return value;
  throw new SetupFault(`${name} is missing or shorter than ${length} characters`);
}
