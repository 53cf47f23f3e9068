import { entryFields, readAct } from '../../src/desk/acts';
import { formatDay } from '../../src/i18n/date';
import { stateAt } from '../../src/programme/award';
import { commitments } from '../../src/programme/commitments';
import { dayAt } from '../../src/programme/day';
import { keysOf } from '../../src/programme/name';
import { write } from '../mail/letters';
import { awardBy, lives, measure } from '../measure';
import type { awards } from '../store/awards';
import type { Changes } from '../store/measures';
import type { Outcome, Visit } from './page';

type Award = typeof awards.$inferSelect;
type Field = keyof typeof entryFields;
type Entry = Readonly<Record<Field, string>>;

/** The public entry of an award, field by field, as a correction may mend it. */
export function entryOf(award: Award): Entry {
  const { organisation, markName, businessId, municipality, industry, size, website, workplaces } = award;
  const facts = { organisation, markName, businessId, municipality, industry, size, website, workplaces };
  return { ...facts, ...award.commitments };
}

/** Gives the holder another name, or, after a merger, another business ID. The old name stays in the history. */
export async function rename({ world, by, id }: Visit, data: FormData): Promise<Outcome> {
  const read = readAct('rename', data);
  if (!read.ok) return { faults: read.faults };
  const award = await awardBy(world, id);
  if (!award) return 'missing';
  if (!lives(award, world.now())) return { faults: { act: 'state' } };
  const { reasons, ...names } = read.answers;
  const next = { ...entryOf(award), ...names };
  const changes = changesIn(entryOf(award), next);
  if (Object.keys(changes).length === 0) return { faults: { 'rename-organisation': 'same' } };
  const was = award.markName || award.organisation;
  const done = await measure(world, award, {
    kind: 'renamed',
    actor: by.id,
    verb: 'award.renamed',
    reasons,
    changes,
    was,
    entry: columnsFrom(award, next),
    letter: (locale, to, link) =>
      write('name-changed', locale, to, {
        was,
        name: next.markName || next.organisation,
        organisation: next.organisation,
        number: next.businessId,
        date: formatDay(dayAt(world.now()), locale),
        reasons,
        link,
      }),
  });
  return done ? { done: 'renamed' } : { faults: { act: 'state' } };
}

/** Mends a mistake in the public entry; the public change log says that it was corrected. */
export async function correct({ world, by, id }: Visit, data: FormData): Promise<Outcome> {
  const read = readAct('correct', data);
  if (!read.ok) return { faults: read.faults };
  const award = await awardBy(world, id);
  if (!award) return 'missing';
  if (stateAt(award, world.now()).state === 'coming') return { faults: { act: 'state' } };
  const { reasons, ...next } = read.answers;
  const changes = changesIn(entryOf(award), next);
  if (Object.keys(changes).length === 0) return { faults: { 'correct-reasons': 'same' } };
  const done = await measure(world, award, {
    kind: 'corrected',
    actor: by.id,
    verb: 'award.corrected',
    reasons,
    changes,
    entry: columnsFrom(award, next),
    letter: (locale, to, link) =>
      write('corrected', locale, to, { organisation: next.organisation, reasons, link }),
  });
  return done ? { done: 'corrected' } : { faults: { act: 'state' } };
}

/** What is different, before and after; line breaks of a form count as those of the database. */
function changesIn(before: Entry, after: Entry): Changes {
  const fields = Object.keys(entryFields) as Field[];
  return Object.fromEntries(
    fields
      .filter((field) => before[field] !== after[field])
      .map((field) => [field, [before[field], after[field]] as const]),
  );
}

function columnsFrom(award: Award, next: Entry): Partial<Award> {
  const { organisation, markName, businessId, municipality, industry, size, website, workplaces } = next;
  const words = Object.fromEntries(commitments.map((key) => [key, next[key]])) as Award['commitments'];
  return {
    organisation,
    markName,
    businessId,
    municipality,
    industry,
    size,
    website,
    workplaces,
    commitments: { ...award.commitments, ...words },
    ...keysOf(next),
  };
}
