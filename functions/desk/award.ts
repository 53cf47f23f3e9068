import { type Act, readAct } from '../../src/desk/acts';
import { giveUp as givesUp } from '../give-up';
import { awardBy } from '../measure';
import { appealed } from './appeal';
import { correct, rename } from './entry';
import { drop, hear } from './hear';
import { type Holding, holdingOf, stopOf } from './holding';
import type { Outcome, Page, Visit } from './page';
import { restore, suspend } from './suspend';
import { confirm, propose, turnDown, undoWithdrawal } from './withdraw';

/** One award, and everything that can be done with it. What a state does not allow is refused before it is read. */
export const award: Page = {
  look: async (visit) => {
    const found = await holdingOf(visit);
    return found && { page: 'award', ...found };
  },
  acts: {
    hear: when('hear', hear),
    drop: when('drop', drop),
    suspend: when('suspend', suspend),
    restore: when('restore', restore),
    propose: when('propose', propose),
    confirm: when('confirm', confirm),
    'turn-down': when('turn-down', turnDown),
    undo: when('undo', undoWithdrawal),
    'give-up': when('give-up', giveUp),
    rename: when('rename', rename),
    correct: when('correct', correct),
    appeal: when('appeal', appeal),
  },
};

type Deed = (visit: Visit, data: FormData, holding: Holding) => Promise<Outcome>;

function when(act: Act, deed: Deed): (visit: Visit, data: FormData) => Promise<Outcome> {
  return async (visit, data) => {
    const holding = await holdingOf(visit);
    if (!holding) return 'missing';
    if (act === 'confirm' && holding.proposedByReader) return { faults: { act: 'same' } };
    if (!holding.acts.includes(act)) return { faults: { act: act === 'undo' ? 'late' : 'state' } };
    return deed(visit, data, holding);
  };
}

async function giveUp({ world, by, id }: Visit, data: FormData): Promise<Outcome> {
  const read = readAct('give-up', data);
  if (!read.ok) return { faults: read.faults };
  const row = await awardBy(world, id);
  if (!row) return 'missing';
  return (await givesUp(world, row, by.id, read.answers.reasons))
    ? { done: 'given-up-award' }
    : { faults: { act: 'state' } };
}

function appeal(visit: Visit, data: FormData, { award: row, now }: Holding): Promise<Outcome> {
  return appealed(visit, data, {
    application: row.application,
    award: row.code,
    decision: stopOf(row, now) ?? 'suspended',
    organisation: row.organisation,
  });
}
