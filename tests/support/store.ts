import { asc } from 'drizzle-orm';
import type { Letter } from '../../functions/mail/letters';
import { outbox } from '../../functions/store/schema';
import { stampName } from '../../src/forms/state';
import { appIn, application, type Fields, opened, post, type TestWorld } from './world';

export const origin = 'https://ovi.example.fi';

/** Everything that the database holds, by table. */
export async function dump({ db }: TestWorld): Promise<Record<string, Record<string, unknown>[]>> {
  const names = await db.$client
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' AND name <> 'd1_migrations' ORDER BY name",
    )
    .all<{ name: string }>();
  const tables = names.results.map(async ({ name }) => {
    const rows = await db.$client.prepare(`SELECT * FROM ${name} ORDER BY 1`).all();
    return [name, rows.results] as const;
  });
  return Object.fromEntries(await Promise.all(tables));
}

/** How many rows each table has. */
export async function counts(world: TestWorld): Promise<Record<string, number>> {
  return Object.fromEntries(Object.entries(await dump(world)).map(([name, rows]) => [name, rows.length]));
}

/** What is in the outbox with its letter opened, in the order in which it is due. */
export async function enclosures(
  world: TestWorld,
): Promise<(typeof outbox.$inferSelect & { letter: Letter })[]> {
  const rows = await world.db.select().from(outbox).orderBy(asc(outbox.dueAt), asc(outbox.id));
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      letter: JSON.parse(await world.secret.unseal(row.sealed)) as Letter,
    })),
  );
}

/** The secret part of the link in a letter. */
export function tokenIn(letter: Letter | undefined): string {
  const token = letter?.text.match(/\/([\w-]{43})\//)?.[1];
  if (!token) throw new Error('There is no link in this letter');
  return token;
}

/** Sends a good application. @returns the secret part of the link that came by letter */
export async function applied(world: TestWorld, other: Fields = {}): Promise<string> {
  const app = appIn(world);
  const before = world.posted.length;
  const answer = await post(app, '/logo/hae/', application(await opened(app, world, '/logo/hae/'), other));
  if (answer.status !== 303)
    throw new Error(`The application was answered ${answer.status}: ${await answer.text()}`);
  await app.settle();
  return tokenIn(world.posted.slice(before).find(({ letter }) => /\/[\w-]{43}\//.test(letter.text))?.letter);
}

/** A good enquiry; what a test needs otherwise is laid over it. */
export function enquiry(stamp: string, other: Fields = {}): Fields {
  return {
    topics: ['ips', 'logo'],
    how: 'visit',
    when: 'Tiistaisin',
    message: 'Kertoisitteko meille lisää?',
    name: 'Esimerkki Kysyjä',
    organisation: 'Lakeuden Esimerkkileipomo Oy',
    municipality: '743',
    email: 'kysyja@example.fi',
    phone: '',
    [stampName]: stamp,
    ...other,
  };
}

/** Good feedback; what a test needs otherwise is laid over it. */
export function feedback(stamp: string, other: Fields = {}): Fields {
  return {
    message: 'Valikko ei aukea näppäimistöllä.',
    page: '/yhteys/',
    name: 'Esimerkki Antaja',
    email: 'antaja@example.fi',
    [stampName]: stamp,
    ...other,
  };
}

/** A good concern about a made-up employer; what a test needs otherwise is laid over it. */
export function concern(stamp: string, other: Fields = {}): Fields {
  return {
    employer: 'Lakeuden Esimerkkileipomo Oy',
    relation: 'applicant',
    message: 'Haastattelussa kysyttiin asioita, joita ei saa kysyä.',
    [stampName]: stamp,
    ...other,
  };
}
