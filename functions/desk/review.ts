import { and, eq, sql } from 'drizzle-orm';
import { fields, type Item, items, readFields } from '../../src/desk/forms';
import type { Faults } from '../../src/forms/form';
import { isReceived, loggedWhile, made } from '../guard';
import type { Staff } from '../staff/sign';
import { reviews } from '../store/desk';
import type { World } from '../world';
import type { Outcome, Visit } from './page';

/** What stands for a good check has to say how it was made. */
const told: readonly Item[] = ['entitled', 'talk'];

/** A reviewer's check as it is kept. `item` is an `Item`; `at`: when it was last changed, ISO 8601. */
type Kept = Pick<typeof reviews.$inferSelect, 'item' | 'verdict' | 'note' | 'at'>;

export interface Checked<Of extends Item = Item> extends Pick<Kept, 'verdict' | 'note'> {
  readonly item: Of;
  /** When it was last changed: sent back with the form, so that nobody's later change is written over. '' if never. */
  readonly at: string;
  /** Who changed it; '' for nobody, and for one who has left. */
  readonly who: string;
}

/** The check of each item, open where nobody has looked yet. @param seen the checks kept, with their makers' names */
export function checksOf<Of extends Item>(
  of: readonly Of[],
  seen: readonly { readonly review: Kept; readonly who: string | null }[],
): Checked<Of>[] {
  return of.map((item) => {
    const found = seen.find(({ review }) => review.item === item);
    const { verdict = 'open', note = '', at = '' } = found?.review ?? {};
    return { item, verdict, note, at, who: found?.who ?? '' };
  });
}

export interface Change<Of extends Item = Item> extends Pick<Kept, 'verdict' | 'note'> {
  readonly item: Of;
  /** When the check that it replaces was written; '' for none. */
  readonly since: string;
}

/**
 * What a reviewer changed of the checks; what is as it was is left out.
 * @param known the checks kept
 * @returns with faults by field: `changed` where somebody else has changed the check since the page was opened,
 *   `told` where a good check does not say how it was made
 */
export function changesIn<Of extends Item>(
  of: readonly Of[],
  known: readonly Kept[],
  data: FormData,
): { readonly changes: Change<Of>[]; readonly faults: Faults } {
  const faults: Faults = {};
  const changes: Change<Of>[] = [];
  for (const item of of) {
    const read = readFields(fields.review, one(data, item));
    if (!read.ok) {
      for (const [name, fault] of Object.entries(read.faults))
        faults[`${item}-${name}`] = fault ?? 'required';
      continue;
    }
    const { verdict, note } = read.answers;
    const now = known.find((row) => row.item === item);
    if (verdict === (now?.verdict ?? 'open') && note === (now?.note ?? '')) continue;
    const since = String(data.get(`${item}-at`) ?? '');
    if (since !== (now?.at ?? '')) faults[`${item}-note`] = 'changed';
    else if (verdict === 'good' && note === '' && told.includes(item)) faults[`${item}-note`] = 'told';
    else changes.push({ item, verdict, note, since });
  }
  return { changes, faults };
}

/**
 * Keeps a reviewer's checks. Only those that were changed are written; one that somebody else has changed since the
 * page was opened is told, not written over.
 */
export async function review({ world, by, id }: Visit, data: FormData): Promise<Outcome> {
  const known = await world.db.select().from(reviews).where(eq(reviews.application, id));
  const { changes, faults } = changesIn(items, known, data);
  if (Object.keys(faults).length > 0) return { faults };
  const [first, ...rest] = changes;
  if (!first) return { done: 'reviewed' };
  const rows = [first, ...rest].flatMap((change) => keep(world, by, id, change));
  return (await made(world.db.batch(rows as [(typeof rows)[number], ...typeof rows])))
    ? { done: 'reviewed' }
    : { faults: { review: 'state' } };
}

function keep(world: World, by: Staff, application: string, { item, verdict, note, since }: Change) {
  const stands = sql`coalesce((SELECT ${reviews.at} FROM ${reviews} WHERE ${and(eq(reviews.application, application), eq(reviews.item, item))}), '') = ${since}`;
  const at = world.now().toISOString();
  return [
    loggedWhile(world, sql`${isReceived(application)} AND ${stands}`, {
      actor: by.id,
      verb: 'review.changed',
      about: application,
      details: { item, verdict },
    }),
    world.db
      .insert(reviews)
      .values({ application, item, verdict, note, actor: by.id, at })
      .onConflictDoUpdate({
        target: [reviews.application, reviews.item],
        set: { verdict, note, actor: by.id, at },
      }),
  ];
}

/** The part of the form that is about one item. */
function one(data: FormData, item: Item): FormData {
  const part = new FormData();
  for (const name of ['verdict', 'note']) part.append(name, String(data.get(`${item}-${name}`) ?? ''));
  return part;
}
