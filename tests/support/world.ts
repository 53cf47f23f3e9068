import { type applyD1Migrations, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { Hono } from 'hono';
import { appOf } from '../../functions/app';
import type { Host } from '../../functions/host';
import { idsFrom } from '../../functions/ids';
import type { Letter } from '../../functions/mail/letters';
import type { Posted } from '../../functions/mail/post';
import { secretFrom } from '../../functions/secret';
import type { Shown } from '../../functions/shown';
import { shortest } from '../../functions/stamp';
import { type Bindings, type World, worldOf } from '../../functions/world';
import { application as good } from '../../tools/application.mjs';

type Migrations = Parameters<typeof applyD1Migrations>[1];
type TestBindings = Bindings & { MIGRATIONS: Migrations; ERASURE_MIGRATIONS: Migrations };
export const bindings = env as unknown as TestBindings;

/** A world of which a test holds the clock and the post; database, secrets and ids are the real ones. */
export interface TestWorld extends World {
  /** Moves the clock. */
  at(moment: string): void;
  later(milliseconds: number): void;
  /** What the post took, oldest first. */
  readonly posted: { readonly letter: Letter; readonly key: string }[];
  /** What the post answers to the next letters; with none left it takes them. */
  readonly answers: Posted[];
  /** What was logged. */
  readonly events: { readonly event: string; readonly details: Readonly<Record<string, string | number>> }[];
}

/** An empty database and a world that begins on Monday 2 November 2026, 9.00 in Finland. */
export async function freshWorld(): Promise<TestWorld> {
  await migrated;
  await Promise.all([empty(bindings.DB), empty(bindings.ERASURES)]);
  let now = Date.parse('2026-11-02T07:00:00Z');
  const posted: { letter: Letter; key: string }[] = [];
  const answers: Posted[] = [];
  const events: { event: string; details: Readonly<Record<string, string | number>> }[] = [];
  return {
    ...worldOf(bindings),
    ids: idsFrom(crypto),
    secret: secretFrom(bindings.SECRET),
    now: () => new Date(now),
    at: (moment) => {
      now = Date.parse(moment);
    },
    later: (milliseconds) => {
      now += milliseconds;
    },
    rest: async () => {},
    brake: async () => true,
    posted,
    answers,
    events,
    log: (event, details = {}) => events.push({ event, details }),
    mailer: async (letter, key) => {
      const answer = answers.shift() ?? { outcome: 'sent', id: `provider-${posted.length}` };
      if (answer.outcome === 'sent') posted.push({ letter, key });
      return answer;
    },
  };
}

/** The databases of this file of tests, with their tables made. */
const migrated = reset().then(() =>
  Promise.all([
    migrate(bindings.DB, bindings.MIGRATIONS),
    migrate(bindings.ERASURES, bindings.ERASURE_MIGRATIONS),
  ]),
);

/** All migrations at once: one by one they take ten times as long. */
async function migrate(db: D1Database, migrations: Migrations): Promise<void> {
  await db.batch(migrations.flatMap(({ queries }) => queries).map((query) => db.prepare(query)));
}

/**
 * Takes every row away: making the tables anew takes several times as long. The
 * triggers that guard rows or follow their end are out of the way meanwhile.
 */
async function empty(db: D1Database): Promise<void> {
  const { results } = await db
    .prepare(
      "SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'trigger') AND name NOT LIKE '\\_%' ESCAPE '\\'",
    )
    .all<{ type: string; name: string; sql: string }>();
  const tables = results.filter(({ type, name }) => type === 'table' && name !== 'd1_migrations');
  const guards = results.filter(({ type, sql }) => type === 'trigger' && sql.includes(' DELETE ON '));
  await db.batch(
    [
      'PRAGMA defer_foreign_keys = on',
      ...guards.map(({ name }) => `DROP TRIGGER ${name}`),
      ...tables.map(({ name }) => `DELETE FROM ${name}`),
      ...guards.map(({ sql }) => sql),
    ].map((query) => db.prepare(query)),
  );
}

/**
 * The app of a world. A page is not drawn: its answer is what it was handed, as JSON under `text/html`.
 * @param other bindings to be had instead of the usual ones
 */
export function appIn(world: World, other: Partial<Bindings> = {}): App {
  const pending: Promise<unknown>[] = [];
  const context = {
    waitUntil: (promise: Promise<unknown>) => void pending.push(promise),
    passThroughOnException() {},
    props: {},
  };
  const app = appOf(
    async (_request, _env, _context, shown) =>
      new Response(JSON.stringify(shown), { headers: { 'content-type': 'text/html' } }),
    () => world,
  );
  return {
    origin: world.origin,
    request: ((input: string, init?: RequestInit) =>
      app.request(input, init, { ...bindings, ...other }, context as never)) as Hono<Host>['request'],
    settle: async () => {
      for (let next = pending.shift(); next; next = pending.shift()) await next;
    },
  };
}

/** The app, the address it stands at, and what waits until all is done that goes on after an answer. */
export interface App extends Pick<Hono<Host>, 'request'> {
  readonly origin: string;
  settle(): Promise<void>;
}

/** Posts a form as a browser does from our own page. */
export function post(
  app: Pick<App, 'request' | 'origin'>,
  path: string,
  fields: Fields,
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  );
  return Promise.resolve(
    app.request(app.origin + path, {
      method: 'POST',
      body,
      headers: { origin: app.origin, 'sec-fetch-site': 'same-origin', ...headers },
    }),
  );
}

/** Opens a form and waits as long as a person would. @returns its stamp */
export async function opened(
  app: Pick<App, 'request' | 'origin'>,
  world: TestWorld,
  path: string,
): Promise<string> {
  const shown = (await (await app.request(app.origin + path)).json()) as Shown;
  world.later(shortest + 1000);
  return shown.form?.stamp ?? '';
}

export type Fields = Readonly<Record<string, string | string[]>>;

/** A good application of a made-up employer; what a test needs otherwise is laid over it. */
export function application(stamp: string, other: Fields = {}): Fields {
  const own = {
    organisation: 'Lakeuden Esimerkkileipomo Oy',
    contactName: 'Esimerkki Henkilö',
    contactEmail: 'henkilo@example.fi',
    stamp,
  };
  return { ...good(own), ...other };
}
