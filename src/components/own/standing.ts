import type { Own } from '../../../functions/own/look';
import type { Day } from '../../programme/day';

/** What the head of the own page says: keys of its title and its lead, and the days that fill them. */
export interface Standing {
  readonly title:
    | 'gone'
    | 'mail'
    | 'asked'
    | 'received'
    | 'approved'
    | 'declined'
    | 'closed'
    | 'withdrawn'
    | 'valid'
    | 'grace'
    | 'renewing'
    | 'suspended'
    | 'ended'
    | 'revoked';
  readonly lead: Standing['title'] | 'open';
  /** The day that the title tells, and the lead unless it has its own. */
  readonly date?: Day | undefined;
  readonly leadDate?: Day | undefined;
  readonly until?: Day | undefined;
}

/** Where things stand, in one word and one or two days: the award if there is one, else the application. */
export function standingOf(own: Own): Standing {
  if (own.state === 'gone' || own.state === 'mail') return both(own.state);
  const { award } = own;
  if (!award) {
    const asks = own.state === 'received' && own.question !== undefined && own.answer === undefined;
    return asks ? both('asked', own.answerBy) : both(own.state, own.decideBy);
  }
  const { state, renewal } = award;
  switch (state.state) {
    case 'active':
      return {
        title: 'valid',
        lead: renewal.state === 'open' ? 'open' : renewal.state === 'sent' ? 'renewing' : 'valid',
        date: state.until,
        leadDate: renewal.state === 'sent' ? own.renewed?.decideBy : undefined,
        until: renewal.state === 'open' ? renewal.until : undefined,
      };
    case 'grace':
      return renewal.state === 'sent'
        ? both('renewing', own.renewed?.decideBy)
        : { ...both('grace', state.until), until: state.graceUntil };
    case 'suspended':
      return both('suspended', state.since);
    case 'withdrawn':
      return both('revoked', state.on);
    default:
      return both('ended', state.on);
  }
}

/** The door of a state: the light comes out where there is something to wait for or to show. */
export function doorOf(title: Standing['title']): 'open' | 'ajar' | 'closed' | 'wall' {
  if (title === 'gone') return 'wall';
  if (title === 'approved' || title === 'valid') return 'open';
  return ['mail', 'asked', 'received', 'grace', 'renewing'].includes(title) ? 'ajar' : 'closed';
}

function both(title: Standing['title'], date?: Day): Standing {
  return { title, lead: title, date };
}
