import { fields, readFields } from '../../src/desk/forms';
import { ask } from '../ask';
import { appealed } from './appeal';
import { caseOf } from './case';
import { decide, faultsBy, undo } from './decide';
import { dossierJson, dossierPdf } from './dossier';
import type { Page } from './page';
import { review } from './review';

/** One application, and everything that is done with it. */
export const application: Page = {
  look: async (visit) => {
    const found = await caseOf(visit);
    return found && { page: 'application', ...found };
  },
  acts: {
    review,
    ask: async ({ world, by, id }, data) => {
      const read = readFields(fields.question, data);
      if (!read.ok) return { faults: read.faults };
      return (await ask(world, by, id, read.answers.question))
        ? { done: 'asked' }
        : { faults: { question: 'state' } };
    },
    decide: async ({ world, by, id }, data) => {
      const read = readFields(fields.decision, data);
      if (!read.ok) return { faults: read.faults };
      const decided = await decide(world, by, id, read.answers);
      if (decided.ok) return { done: read.answers.outcome };
      return { faults: faultsBy(decided.fault) };
    },
    appeal: async (visit, data) => {
      const found = await caseOf(visit);
      if (!found) return 'missing';
      const { application, decision } = found;
      if (decision?.outcome !== 'declined' || decision.undoable) return { faults: { act: 'state' } };
      const { id, organisation } = application;
      return appealed(visit, data, { application: id, decision: 'declined', organisation });
    },
    json: dossierJson,
    pdf: dossierPdf,
    undo: async ({ world, by, id }) =>
      (await undo(world, by, id)) ? { done: 'undone' } : { faults: { undo: 'late' } },
  },
};
