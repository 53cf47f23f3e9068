import { type AwardHistory, type AwardState, stateAt } from './award';
import { addDays, type Day, dayAt, startOf } from './day';

/** Ended, suspended and withdrawn awards stay public as such for so many months. */
export const listedMonths = 24;

/** Something that the public saw happen to an award. */
export interface Change {
  readonly what:
    | 'granted'
    | 'renewed'
    | 'expired'
    | 'suspended'
    | 'restored'
    | 'withdrawn'
    | 'given-up'
    | 'ended'
    | 'renamed'
    | 'corrected';
  /** When it showed (ISO 8601, UTC). */
  readonly at: string;
  /** The day it is told by. */
  readonly on: Day;
  /** Of a grant or a renewal: the new last day. */
  readonly until?: Day;
  /** Of another name: the one before. */
  readonly was?: string;
}

/**
 * What has happened to an award until a moment, oldest first. Read off `stateAt` at every moment at which something
 * can have changed, so that the history never says another thing than the state did.
 * @param publicAt the moment the award was made public (ISO 8601, UTC)
 */
export function historyOf(award: AwardHistory, publicAt: string, moment: Date): Change[] {
  const moments = [
    publicAt,
    ...award.events.map((event) => event.at),
    ...award.terms.flatMap(({ decidedAt }) => decidedAt ?? []),
  ]
    .map((at) => Date.parse(at))
    .concat(
      award.terms.flatMap(({ from, until, graceUntil }) =>
        [from, addDays(until, 1), addDays(graceUntil, 1)].map((day) => startOf(day).getTime()),
      ),
    )
    .filter((at) => at >= Date.parse(publicAt) && at <= moment.getTime())
    .sort((a, b) => a - b);
  const changes: Change[] = [];
  let before: AwardState | undefined;
  for (const at of moments) {
    const now = stateAt(award, new Date(at));
    const change = changeTo(now, before, new Date(at));
    if (change) changes.push(change);
    before = now;
  }
  return [...changes, ...mendedBy(award, publicAt, moment)].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  );
}

/** Other names and corrections, which change no state. */
function mendedBy({ events }: AwardHistory, publicAt: string, moment: Date): Change[] {
  return events.flatMap(({ kind, at, was }) =>
    (kind === 'renamed' || kind === 'corrected') && at >= publicAt && Date.parse(at) <= moment.getTime()
      ? [{ what: kind, at, on: dayAt(new Date(at)), ...(was !== undefined && { was }) }]
      : [],
  );
}

function changeTo(now: AwardState, before: AwardState | undefined, at: Date): Change | undefined {
  const told = { at: at.toISOString() };
  switch (now.state) {
    case 'coming':
      return undefined;
    case 'active': {
      const until = { ...told, on: dayAt(at), until: now.until };
      if (!before || before.state === 'coming') return { what: 'granted', ...until };
      if (before.state === 'suspended') return { what: 'restored', ...until };
      return before.state === 'active' && before.until === now.until
        ? undefined
        : { what: 'renewed', ...until };
    }
    case 'grace':
      if (before?.state === 'suspended') return { what: 'restored', ...told, on: dayAt(at) };
      return before?.state === 'grace' ? undefined : { what: 'expired', ...told, on: now.until };
    case 'suspended':
      return before?.state === 'suspended' ? undefined : { what: 'suspended', ...told, on: now.since };
    case 'withdrawn':
      return before?.state === 'withdrawn' ? undefined : { what: 'withdrawn', ...told, on: now.on };
    case 'ended':
      return before?.state === 'ended'
        ? undefined
        : { what: now.why === 'time' ? 'ended' : 'given-up', ...told, on: now.on };
  }
}
