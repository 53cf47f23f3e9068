import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { readAct, readDay } from '../../src/desk/acts';
import { fields, readFields } from '../../src/desk/forms';
import { formatDay } from '../../src/i18n/date';
import { deskHref } from '../../src/i18n/desk';
import { stateAt } from '../../src/programme/award';
import { addDays, dayAt } from '../../src/programme/day';
import { addWorkdays } from '../../src/programme/workdays';
import { toContacts, withOwnLink } from '../contacts';
import { programme } from '../content';
import { isKept } from '../erase';
import { loggedWhile, made } from '../guard';
import { write } from '../mail/letters';
import { awardBy } from '../measure';
import type { Staff } from '../staff/sign';
import { decisions } from '../store/desk';
import { appeals, measures, withdrawals } from '../store/measures';
import { erasuresAsked } from '../store/own';
import { applications, contacts } from '../store/schema';
import type { World } from '../world';
import type { Outcome, Visit } from './page';
import { restored } from './suspend';

export type Appeal = typeof appeals.$inferSelect;
type Decision = Appeal['decision'];

/**
 * Records that a change to a decision is sought, and acknowledges it by letter. One of a decision is open at a time.
 */
export async function appealed(
  { world, by }: Visit,
  data: FormData,
  of: { application: string; award?: string; decision: Decision; organisation: string },
): Promise<Outcome> {
  const read = readAct('appeal', data);
  const receivedOn = readDay(String(data.get('appeal-receivedOn') ?? ''));
  const today = dayAt(world.now());
  const faults = read.ok ? {} : { ...read.faults };
  if (!faults['appeal-receivedOn'] && (!receivedOn || receivedOn > today))
    faults['appeal-receivedOn'] = receivedOn ? 'future' : 'day';
  if (!read.ok || !receivedOn || Object.keys(faults).length > 0) return { faults };
  const id = world.ids.id();
  const answerBy = addDays(receivedOn, programme.appeals.answerDays);
  const free = sql`NOT EXISTS (SELECT 1 FROM ${appeals} WHERE ${appeals.application} = ${of.application}
    AND ${appeals.decision} = ${of.decision} AND ${appeals.closedAt} IS NULL)
    AND ${isKept(world, of.application)}`;
  const letters = await toContacts(world, {
    application: of.application,
    name: 'appeal-received',
    id: ({ place }) => `appeal-received/${id}/${place}`,
    written: withOwnLink(world, of.application, (locale, to, link) =>
      write('appeal-received', locale, to, {
        organisation: of.organisation,
        date: formatDay(receivedOn, locale),
        link,
      }),
    ),
  });
  const stored = await made(
    world.db.batch([
      loggedWhile(world, free, {
        actor: by.id,
        verb: 'appeal.recorded',
        about: of.award ?? of.application,
        details: { decision: of.decision },
      }),
      world.db.insert(appeals).values({
        id,
        application: of.application,
        award: of.award ?? null,
        decision: of.decision,
        receivedOn,
        asked: read.answers.asked,
        answerBy,
        recordedBy: by.id,
        recordedAt: world.now().toISOString(),
      }),
      ...letters,
    ]),
  );
  return stored ? { done: 'appealed', to: deskHref('appeal', { id }) } : { faults: { act: 'state' } };
}

/**
 * Closes an appeal, by somebody else than who decided. Where the decision changes, what repairs it is done in the same
 * transaction: a suspension that still stands is ended; after a decline or a withdrawal the application is received
 * anew, so that it is decided once more and an award, if there is one, is a new one.
 */
export async function closeAppeal({ world, by, id }: Visit, data: FormData): Promise<Outcome> {
  const read = readFields(fields.appeal, data);
  if (!read.ok) return { faults: read.faults };
  const [appeal] = await world.db.select().from(appeals).where(eq(appeals.id, id)).limit(1);
  if (!appeal) return 'missing';
  if (appeal.closedAt) return { faults: { note: 'state' } };
  if ((await decidersOf(world, appeal)).includes(by.id)) return { faults: { outcome: 'same' } };
  const { outcome, note } = read.answers;
  const [application] = await world.db
    .select()
    .from(applications)
    .where(eq(applications.id, appeal.application))
    .limit(1);
  if (!application) return 'missing';
  const award = appeal.award ? await awardBy(world, appeal.award) : undefined;
  const organisation = award?.organisation ?? application.organisation;
  // A suspension is ended where there still is one: meanwhile the logo may have run out, been given up or withdrawn.
  const suspended = award && stateAt(award, world.now()).state === 'suspended' ? award : undefined;
  const repairs = outcome === 'changed' && (appeal.decision !== 'suspended' || suspended !== undefined);
  const open = sql`EXISTS (SELECT 1 FROM ${appeals} WHERE ${appeals.id} = ${id} AND ${appeals.closedAt} IS NULL)`;
  const steps = [
    world.db
      .update(appeals)
      .set({ outcome, note, closedBy: by.id, closedAt: world.now().toISOString() })
      .where(eq(appeals.id, id)),
    ...(await toContacts(world, {
      application: appeal.application,
      name: 'appeal-closed',
      id: ({ place }) => `appeal-closed/${id}/${place}`,
      written: withOwnLink(world, appeal.application, (locale, to, link) =>
        write('appeal-closed', locale, to, {
          organisation,
          outcome: [
            outcomeWords[outcome][locale],
            ...(repairs ? [nextWords[appeal.decision][locale]] : []),
          ].join(' '),
          reasons: note,
          link,
        }),
      ),
    })),
  ];
  const log = {
    actor: by.id,
    verb: 'appeal.closed',
    about: appeal.award ?? appeal.application,
    details: { outcome },
  };
  const failed: Outcome = { faults: { note: 'state' } };
  if (repairs && appeal.decision === 'suspended' && suspended) {
    const also = [loggedWhile(world, open, log), ...steps];
    return (await restored(world, suspended, by, note, { holds: open, also }))
      ? { done: 'restored', to: deskHref('award', { id: suspended.code }) }
      : failed;
  }
  const anew = repairs && appeal.decision !== 'suspended';
  const again = anew ? await reopened(world, by, application) : undefined;
  if (anew && !again) return { faults: { outcome: 'contacts' } };
  const stored = await made(
    world.db.batch([loggedWhile(world, open, log), ...steps, ...(again?.steps ?? [])]),
  );
  if (!stored) return failed;
  return again
    ? { done: 'appeal-reopened', to: deskHref('application', { id: again.id }) }
    : { done: 'appeal-closed' };
}

/**
 * The same application received anew, with its contacts and with the wish to be erased, where somebody has asked for
 * it: the old one keeps its decision. Undefined when nobody is left to write to.
 */
async function reopened(world: World, by: Staff, application: typeof applications.$inferSelect) {
  const people = await world.db.select().from(contacts).where(eq(contacts.application, application.id));
  if (!people.some(({ place }) => place === 'first')) return undefined;
  const now = world.now();
  const id = world.ids.id();
  const row = {
    ...application,
    id,
    reference: world.ids.reference(),
    state: 'received' as const,
    madeAt: now.toISOString(),
    confirmedAt: now.toISOString(),
    decideBy: addWorkdays(dayAt(now), programme.application.decisionWorkingDays),
  };
  return {
    id,
    steps: [
      world.db.insert(applications).values(row),
      world.db.insert(contacts).values(people.map((person) => ({ ...person, application: id }))),
      world.db.insert(erasuresAsked).select(
        world.db
          .select({
            application: sql<string>`${id}`.as('application'),
            askedAt: erasuresAsked.askedAt,
            nameless: erasuresAsked.nameless,
          })
          .from(erasuresAsked)
          .where(eq(erasuresAsked.application, application.id)),
      ),
      loggedWhile(world, sql`1`, { actor: by.id, verb: 'application.reopened', about: id }),
    ],
  };
}

/** Who decided what is appealed against: they do not look at it again. */
async function decidersOf(world: World, { application, award, decision }: Appeal): Promise<string[]> {
  const code = award ?? '';
  if (decision === 'declined') {
    const rows = await world.db
      .select({ by: decisions.decidedBy })
      .from(decisions)
      .where(eq(decisions.application, application));
    return rows.map(({ by }) => by);
  }
  const [last] = await world.db
    .select({ id: measures.id, by: measures.decidedBy })
    .from(measures)
    .where(and(eq(measures.award, code), inArray(measures.kind, [decision])))
    .orderBy(desc(measures.decidedAt))
    .limit(1);
  const proposed = last
    ? await world.db
        .select({ by: withdrawals.proposedBy })
        .from(withdrawals)
        .where(eq(withdrawals.id, last.id))
    : [];
  return [last, ...proposed].flatMap((row) => (row ? [row.by] : []));
}

const outcomeWords = {
  upheld: {
    fi: 'Päätös pysyy ennallaan.',
    sv: 'Beslutet ändras inte.',
    en: 'The decision stands.',
  },
  changed: { fi: 'Päätös muuttuu.', sv: 'Beslutet ändras.', en: 'The decision is changed.' },
  'turned-down': {
    fi: 'Pyyntöä ei oteta käsiteltäväksi.',
    sv: 'Begäran tas inte upp till behandling.',
    en: 'The request is not taken up.',
  },
} as const;

const nextWords = {
  declined: {
    fi: 'Hakemus avataan uudelleen, ja siitä tehdään uusi päätös. Teidän ei tarvitse tehdä mitään.',
    sv: 'Ansökan öppnas på nytt och ett nytt beslut fattas om den. Ni behöver inte göra något.',
    en: 'The application is opened again and decided anew. You do not need to do anything.',
  },
  suspended: {
    fi: 'Keskeytys päättyy.',
    sv: 'Indragningen upphör.',
    en: 'The suspension ends.',
  },
  withdrawn: {
    fi: 'Hakemus avataan uudelleen, ja siitä tehdään uusi päätös. Jos logo myönnetään, se saa uuden tunnuksen.',
    sv: 'Ansökan öppnas på nytt och ett nytt beslut fattas om den. Om logotypen beviljas får den en ny kod.',
    en: 'The application is opened again and decided anew. If the logo is granted, it gets a new code.',
  },
} as const;
