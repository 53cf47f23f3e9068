import { entry } from '../forms/entry';
import type { Answers, Faults, Fields } from '../forms/form';
import { businessId, choice, long, name, optional, text, tick } from '../forms/kinds';
import type { AwardState } from '../programme/award';
import type { commitments } from '../programme/commitments';
import { municipalities } from '../programme/places';
import { sizes } from '../programme/sizes';
import { readFields } from './forms';

const reasons = () => long({ min: 10, max: 2000 });
const places = [...municipalities.map((place) => place.code), 'other'];

/** What is considered when an employer is heard. */
export const intents = ['suspension', 'withdrawal'] as const;

/** The fields of the public entry, as a correction may mend them; the commitments in the employer's own words. */
export const entryFields = {
  organisation: name({ max: 120 }),
  markName: entry.markName,
  businessId: businessId(),
  municipality: choice('select', places),
  industry: entry.industry,
  size: choice('select', sizes),
  website: entry.website,
  workplaces: entry.workplaces,
  recruiting: long({ min: 2, max: 600 }),
  privacy: long({ min: 2, max: 600 }),
  adjustments: long({ min: 2, max: 600 }),
  introduction: long({ min: 2, max: 600 }),
  respect: long({ min: 2, max: 600 }),
} as const satisfies Fields & Record<(typeof commitments)[number], unknown>;

/** What is asked for each thing that can be done with an award. In the page each name begins with that of the act. */
export const actFields = {
  hear: { intent: choice('radio', intents), reasons: reasons() },
  drop: { reasons: reasons() },
  suspend: { reasons: reasons(), urgent: optional(long({ min: 10, max: 1000 })), impartial: tick() },
  restore: { reasons: reasons() },
  propose: { reasons: reasons(), impartial: tick() },
  confirm: { impartial: tick() },
  'turn-down': { reasons: reasons() },
  undo: {},
  'give-up': { reasons: reasons() },
  rename: {
    organisation: entryFields.organisation,
    markName: entryFields.markName,
    businessId: entryFields.businessId,
    reasons: reasons(),
  },
  correct: { ...entryFields, reasons: reasons() },
  appeal: { receivedOn: text({ max: 10 }), asked: reasons() },
} as const satisfies Record<string, Fields>;

export type Act = keyof typeof actFields;

/** What stands between an award and what may be done with it. */
export interface Pending {
  /** A hearing that nothing has come of yet; `heard` when it was answered or its last day has passed. */
  readonly hearing?: { readonly intent: (typeof intents)[number]; readonly heard: boolean } | undefined;
  /** A withdrawal that waits for a second reviewer; `own` when this reader proposed it. */
  readonly proposal?: { readonly own: boolean } | undefined;
  /** A withdrawal was confirmed and may still be undone. */
  readonly undoable: boolean;
  /** A suspension or withdrawal of which no open appeal is recorded. */
  readonly appealable: boolean;
}

/** What may be done with an award in a state; the same for the page and for what is sent to it. */
export function actsAt(state: AwardState['state'], pending: Pending): Act[] {
  if (state === 'coming') return [];
  if (pending.undoable) return ['undo'];
  const holds = state === 'active' || state === 'grace';
  const lives = holds || state === 'suspended';
  const { hearing, proposal } = pending;
  const may: Record<Act, boolean> = {
    confirm: lives && proposal !== undefined && !proposal.own,
    'turn-down': proposal !== undefined,
    restore: state === 'suspended',
    suspend: holds,
    propose: lives && !proposal && hearing?.intent === 'withdrawal' && hearing.heard,
    hear: lives && !hearing,
    drop: hearing !== undefined && !proposal,
    appeal: pending.appealable,
    'give-up': lives,
    rename: lives,
    correct: true,
    undo: false,
  };
  return (Object.keys(may) as Act[]).filter((act) => may[act]);
}

/** The name under which a field of an act stands in the page, where several acts stand side by side. */
export function named(act: Act, field: string): string {
  return `${act}-${field}`;
}

/** Reads the fields of one act out of the page's form. Faults come back under the names of the page. */
export function readAct<A extends Act>(
  act: A,
  data: FormData,
): { ok: true; answers: Answers<(typeof actFields)[A]> } | { ok: false; faults: Faults } {
  const own: Fields = actFields[act];
  const part = new FormData();
  for (const field of Object.keys(own)) part.append(field, String(data.get(named(act, field)) ?? ''));
  const read = readFields(own, part);
  if (read.ok) return { ok: true, answers: read.answers as Answers<(typeof actFields)[A]> };
  return {
    ok: false,
    faults: Object.fromEntries(
      Object.entries(read.faults).map(([field, fault]) => [named(act, field), fault]),
    ),
  };
}

/**
 * Reads a day as people write it, `21.11.2026`, or as a date field sends it, `2026-11-21`; undefined when it is none.
 */
export function readDay(written: string): string | undefined {
  const finnish = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(written.trim());
  const day = finnish
    ? `${finnish[3]}-${finnish[2]?.padStart(2, '0')}-${finnish[1]?.padStart(2, '0')}`
    : written.trim();
  const known = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
  return known && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) ? day : undefined;
}
