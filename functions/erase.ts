import { and, asc, eq, isNotNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { stateAt } from '../src/programme/award';
import { isCompany } from '../src/programme/name';
import { logged } from './audit';
import { record } from './erasures';
import { type ForgetKind, forget } from './forget';
import { made } from './guard';
import { write } from './mail/letters';
import { enclosed } from './outbox';
import type { Entry } from './own/entry';
import { awards } from './store/awards';
import { erasuresAsked } from './store/own';
import { applications, contacts, outbox } from './store/schema';
import type { World } from './world';

const atOnce = 50;

/**
 * Erases at the employer's wish: the contacts, the letters and links to them, what was asked, answered and noted. The
 * decisions stay as long as the retention table says. While a case is open it is noted, and the clock does it when the
 * case has closed.
 * @param nameless a sole trader's name leaves the register too, if `namelessFault` does not speak against it then
 */
export async function askErasure(
  world: World,
  { application }: Entry,
  nameless: boolean,
): Promise<'erased' | 'waiting'> {
  await world.db.batch([
    logged(world, 'employer', 'erasure.asked', application.id, { nameless: nameless ? 1 : 0 }),
    world.db
      .insert(erasuresAsked)
      .values({ application: application.id, askedAt: world.now().toISOString(), nameless })
      .onConflictDoUpdate({
        target: erasuresAsked.application,
        set: { nameless: sql`max(${erasuresAsked.nameless}, ${nameless ? 1 : 0})` },
      }),
  ]);
  await eraseAsked(world);
  return (await isAsked(world, application.id)) ? 'waiting' : 'erased';
}

/**
 * Why a name may not leave the register: it is no sole trader's (`company`), or the register tells of a suspension or a
 * withdrawal, which it does under the name (`suspended`). Asked when the wish is sent, and when it is done.
 */
export async function namelessFault(
  world: World,
  { id, organisation }: { readonly id: string; readonly organisation: string },
): Promise<'company' | 'suspended' | undefined> {
  const [award] = await world.db.select().from(awards).where(eq(awards.application, id)).limit(1);
  const state = award && stateAt(award, world.now()).state;
  if (state === 'suspended' || state === 'withdrawn') return 'suspended';
  return isCompany(award?.organisation ?? organisation) ? 'company' : undefined;
}

/**
 * Does every erasure that was asked for and whose cases have closed. Run again, or twice at once, it does nothing more.
 */
export async function eraseAsked(world: World): Promise<void> {
  const rows = await world.db
    .select({ asked: erasuresAsked, letters: applications.letters, organisation: applications.organisation })
    .from(erasuresAsked)
    .innerJoin(applications, eq(applications.id, erasuresAsked.application))
    .where(sql`NOT ${hasOpenCase(erasuresAsked, world.now().toISOString())}`)
    .orderBy(asc(erasuresAsked.askedAt))
    .limit(atOnce);
  for (const { asked, letters, organisation } of rows) {
    const id = asked.application;
    const [contact] = await world.db
      .select()
      .from(contacts)
      .where(and(eq(contacts.application, id), isNotNull(contacts.confirmedAt)))
      .orderBy(asc(contacts.place))
      .limit(1);
    if (contact) {
      const letter = write('erased', letters, contact.email, { organisation });
      // About the erasure, not the application: letters about that are erased.
      const row = await enclosed(world, letter, { name: 'erased', about: `erasure/${id}`, ours: true });
      await made(
        world.db.batch([
          world.db.insert(outbox).values({ ...row, id: `erased/${id}` }),
          logged(world, 'employer', 'employer.erased', id),
        ]),
      );
    }
    const nameless = asked.nameless && !(await namelessFault(world, { id, organisation }));
    await erase(world, id, nameless);
    await world.db.delete(erasuresAsked).where(eq(erasuresAsked.application, id));
  }
}

/**
 * Erases an employer's personal data at once, whatever is open. The log comes first, so that nothing is erased
 * unlogged.
 */
export async function erase(world: World, application: string, nameless: boolean): Promise<void> {
  const kinds: ForgetKind[] = ['notes', 'words', ...(nameless ? (['name'] as const) : []), 'contact'];
  for (const kind of kinds) await record(world, { kind, id: application });
  for (const kind of kinds) await forget(world, kind, [application]);
}

/**
 * Has nobody asked that this employer be erased? What only the employer itself can begin is written on this condition.
 */
export function isNotAsked(application: string): SQL {
  return sql`NOT EXISTS (SELECT 1 FROM erasures_asked e WHERE e.application = ${application})`;
}

/**
 * Is nothing of this application about to be erased? What opens a case is written on this condition, so that it is not
 * erased with the rest a moment later: an erasure that waits for another case waits for this one too.
 */
export function isKept(world: World, application: string): SQL {
  const open = hasOpenCase(
    { application: sql`e.application`, askedAt: sql`e.asked_at` },
    world.now().toISOString(),
  );
  return sql`NOT EXISTS (SELECT 1 FROM erasures_asked e WHERE e.application = ${application} AND NOT ${open})`;
}

/** Has somebody asked that this employer be erased, which waits until an open case has closed? */
export async function isAsked({ db }: World, application: string): Promise<boolean> {
  return (await db.$count(erasuresAsked, eq(erasuresAsked.application, application))) > 0;
}

/**
 * Does something about the application of a wish, or its award, wait for us: a decision, an answer, its effect? A
 * concern that was told before the wish does until it is closed, so that nobody escapes a case by erasing. One that
 * came later does by itself not, for anybody may send one after another and so keep an employer for ever: it does when
 * the desk has begun to hear the employer about it.
 */
function hasOpenCase(wish: Readonly<Record<'application' | 'askedAt', SQLWrapper>>, now: string) {
  const { application, askedAt } = wish;
  return sql`(
    EXISTS (SELECT 1 FROM applications a WHERE a.id = ${application} AND a.state = 'received')
    OR EXISTS (SELECT 1 FROM decisions d WHERE d.application = ${application} AND d.effective_at > ${now})
    OR EXISTS (SELECT 1 FROM renewals r WHERE r.application = ${application} AND r.applied_at IS NULL AND r.state <> 'closed')
    OR EXISTS (SELECT 1 FROM awards w JOIN concerns c ON c.code = w.code WHERE w.application = ${application} AND c.state = 'open' AND c.made_at <= ${askedAt})
    OR EXISTS (SELECT 1 FROM awards w JOIN hearings h ON h.award = w.code WHERE w.application = ${application} AND h.closed_at IS NULL)
    OR EXISTS (SELECT 1 FROM awards w JOIN withdrawals v ON v.award = w.code
      WHERE w.application = ${application} AND (v.state = 'proposed' OR v.effective_at > ${now}))
    OR EXISTS (SELECT 1 FROM appeals p WHERE p.application = ${application} AND p.closed_at IS NULL))`;
}
