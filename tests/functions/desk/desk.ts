import { eq } from 'drizzle-orm';
import { deliver } from '../../../functions/deliver';
import type { Shown } from '../../../functions/shown';
import { askIn, type Staff, signIn } from '../../../functions/staff/sign';
import { staff } from '../../../functions/store/desk';
import { applications } from '../../../functions/store/schema';
import { href } from '../../../src/i18n/routes';
import type { Role } from '../../../src/programme/roles';
import { applied, enquiry, feedback, tokenIn } from '../../support/store';
import { appIn, type Fields, opened, post, type TestWorld } from '../../support/world';

/** Somebody new at the desk. */
export async function hire(world: TestWorld, role: Role, other: Partial<Staff> = {}): Promise<Staff> {
  const id = world.ids.id();
  const member: Staff = {
    id,
    email: `${role}.${id.toLowerCase()}@example.fi`,
    name: `Esimerkki ${role}`,
    role,
    locale: 'fi',
    municipalities: [],
    addedAt: world.now().toISOString(),
    ...other,
  };
  await world.db.insert(staff).values(member);
  return member;
}

/** The secret of a link that came by letter to this address. */
export async function linkFor(world: TestWorld, email: string): Promise<string> {
  await askIn(world, email);
  await deliver(world);
  return tokenIn(world.posted.findLast(({ letter }) => letter.to === email)?.letter);
}

/** Signs in as people do. @returns the cookie */
export async function signedIn(world: TestWorld, member: Staff): Promise<string> {
  return `__Host-session=${await signIn(world, await linkFor(world, member.email))}`;
}

/** A member of this role who has just signed in. */
export async function entered(world: TestWorld, role: Role, other: Partial<Staff> = {}) {
  const member = await hire(world, role, other);
  const cookie = await signedIn(world, member);
  return { member, cookie, ...deskOf(world, cookie) };
}

/** What a browser with this cookie can do. */
export function deskOf(world: TestWorld, cookie?: string) {
  const app = appIn(world);
  const headers: Record<string, string> = cookie ? { cookie } : {};
  const get = async (path: string) => app.request(app.origin + path, { headers });
  const send = async (path: string, fields: Fields, more: Record<string, string> = {}) => {
    const answer = await post(app, path, fields, { ...headers, ...more });
    await app.settle();
    return answer;
  };
  return { get, send, look: async (path: string) => ((await (await get(path)).json()) as Shown).desk };
}

/** A confirmed application. @returns its row */
export async function received(world: TestWorld, other: Fields = {}) {
  const token = await applied(world, other);
  const app = appIn(world);
  await post(app, href('confirm', 'fi', { token }), {});
  await app.settle();
  const rows = await world.db.select().from(applications);
  const [row] = rows
    .sort((a, b) => (b.confirmedAt ?? '').localeCompare(a.confirmedAt ?? ''))
    .filter(({ state }) => state === 'received');
  if (!row) throw new Error('The application was not received');
  return row;
}

/** An enquiry, sent from the site. */
export const enquired = (world: TestWorld, other: Fields = {}) =>
  sent(world, '/yhteys/', (stamp) => enquiry(stamp, other));

/** A comment on the site, sent from its form. */
export const commented = (world: TestWorld) => sent(world, '/saavutettavuus/palaute/', feedback);

async function sent(world: TestWorld, path: string, fields: (stamp: string) => Fields): Promise<void> {
  const app = appIn(world);
  const answer = await post(app, path, fields(await opened(app, world, path)));
  if (answer.status !== 303) throw new Error(`${path} was not taken: ${answer.status}`);
  await app.settle();
}

export async function applicationOf(world: TestWorld, id: string) {
  const [row] = await world.db.select().from(applications).where(eq(applications.id, id));
  if (!row) throw new Error('There is no such application');
  return row;
}

export { aDay, aMinute, anHour } from '../../../src/programme/span';
