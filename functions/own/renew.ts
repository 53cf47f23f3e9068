import { and, desc, eq, sql } from 'drizzle-orm';
import type { Typed } from '../../src/forms/form';
import type { renewal as renewalForm } from '../../src/forms/renewal';
import { formatDay } from '../../src/i18n/date';
import { type Commitment, commitments } from '../../src/programme/commitments';
import { dayAt } from '../../src/programme/day';
import { renewalAt } from '../../src/programme/renewal';
import { addWorkdays } from '../../src/programme/workdays';
import { columnsOf, isUnchanged } from '../award';
import { toContacts, withOwnLink } from '../contacts';
import { programme } from '../content';
import { isAsked, isNotAsked } from '../erase';
import { loggedWhile, made } from '../guard';
import { write } from '../mail/letters';
import { mailboxFor } from '../mailbox';
import { enclosed } from '../outbox';
import { awards } from '../store/awards';
import { renewals } from '../store/own';
import { outbox } from '../store/schema';
import type { Stored, Submission } from '../submit';
import { keeping, wordingOf } from '../wording';
import type { World } from '../world';
import type { Entry } from './entry';

type Award = typeof awards.$inferSelect;

/** The award behind an entry that may be renewed now, if it may. Whoever has asked to be erased does not renew. */
export async function renewable(world: World, entry: Entry | undefined): Promise<Award | undefined> {
  if (entry?.by !== 'change' || (await isAsked(world, entry.application.id))) return undefined;
  const [award] = await world.db
    .select()
    .from(awards)
    .where(eq(awards.application, entry.application.id))
    .limit(1);
  return award && renewalAt(award, world.now()).state === 'open' ? award : undefined;
}

/** What the form begins with: the public entry as it stands, and what was sent last and not granted. */
export async function beginning(world: World, award: Award): Promise<Typed> {
  const { municipality: place, industry, size, website, workplaces, markName } = award;
  const [last] = await world.db
    .select()
    .from(renewals)
    .where(and(eq(renewals.application, award.application), eq(renewals.state, 'declined')))
    .orderBy(desc(renewals.sentAt))
    .limit(1);
  const fresh = last && last.sentAt > `${award.terms.at(-1)?.from ?? ''}T00` ? last : undefined;
  return {
    ...{ municipality: place, industry, size, website, workplaces, markName },
    ...fresh?.particulars,
    shown: fresh?.shown ?? [],
    ...Object.fromEntries(
      commitments.flatMap((name) => [
        [`${name}How`, fresh?.commitments[name] ?? award.commitments[name]],
        [`${name}Done`, fresh?.done[name] ?? ''],
      ]),
    ),
  };
}

/**
 * Stores a renewal with the event that keeps the award until it is decided, the receipt and the letter to the team, in
 * one transaction. Of two at once one is taken.
 * @returns `changed` when another renewal is there already, the award may not be renewed any more, or its erasure has
 *   been asked for
 */
export async function renew(
  world: World,
  entry: Entry,
  { id, digest, locale, answers }: Submission<typeof renewalForm.fields>,
): Promise<Stored> {
  const { db } = world;
  const award = await renewable(world, entry);
  const wording = await wordingOf(locale);
  const now = world.now();
  const decideBy = addWorkdays(dayAt(now), programme.application.decisionWorkingDays);
  if (award) {
    const events = [...award.events, { kind: 'renewal-sent', at: now.toISOString() } as const];
    const row: typeof renewals.$inferInsert = {
      id,
      digest,
      application: award.application,
      code: award.code,
      state: 'received',
      locale,
      particulars: {
        municipality: answers.municipality,
        industry: answers.industry,
        size: answers.size,
        website: answers.website,
        workplaces: answers.workplaces,
        markName: answers.markName,
      },
      commitments: each((name) => answers[`${name}How`]),
      done: each((name) => answers[`${name}Done`]),
      shown: answers.shown,
      contactsRight: answers.contactsRight,
      wording: wording.digest,
      sentAt: now.toISOString(),
      decideBy,
    };
    const receipt = await toContacts(world, {
      application: award.application,
      name: 'renewal-received',
      id: ({ place }) => `renewal-received/${id}/${place}`,
      written: withOwnLink(world, award.application, (language, to, own) =>
        write('renewal-received', language, to, {
          organisation: award.organisation,
          date: formatDay(decideBy, language),
          own,
        }),
      ),
    });
    const notice = await noticeOf(world, award, id, decideBy);
    const stored = await made(
      keeping(world, wording, (keep) =>
        db.batch([
          loggedWhile(world, sql`${isUnchanged(award)} AND ${isNotAsked(award.application)}`, {
            actor: 'employer',
            verb: 'renewal.sent',
            about: award.application,
          }),
          ...keep,
          db.insert(renewals).values(row),
          db
            .update(awards)
            .set(columnsOf({ terms: award.terms, events }))
            .where(eq(awards.code, award.code)),
          db.insert(outbox).values(notice),
          ...receipt,
        ]),
      ),
    );
    if (stored) return 'stored';
  }
  const [known] = await db.select({ digest: renewals.digest }).from(renewals).where(eq(renewals.id, id));
  return known?.digest === digest ? 'stored' : 'changed';
}

function each(of: (name: Commitment) => string): Record<Commitment, string> {
  return Object.fromEntries(commitments.map((name) => [name, of(name)])) as Record<Commitment, string>;
}

async function noticeOf(world: World, award: Award, id: string, decideBy: string) {
  const { mail, locale, place = award.municipality } = mailboxFor(award.municipality);
  const notice = write('team-renewal', locale, mail, {
    organisation: award.organisation,
    municipality: place,
    code: award.code,
    date: formatDay(decideBy, locale),
  });
  const row = await enclosed(world, notice, {
    name: 'team-renewal',
    about: award.application,
    ours: true,
  });
  return { ...row, id: `team-renewal/${id}` };
}
