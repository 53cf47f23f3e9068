import type { Deed } from '../programme/roles';

/** Who may: anybody at all, anybody who is signed in, or those whose role may do this. */
export type Who = 'anyone' | 'signed-in' | Deed;

/** An address of the desk: who may look at it, and who may do each thing that can be sent to it. */
export interface DeskRoute {
  readonly view: string;
  readonly onRequest: true;
  readonly path: string;
  readonly who: Who;
  readonly acts: Readonly<Record<string, Who>>;
}

const drawn = { view: 'desk/desk', onRequest: true } as const;

/** Every address of the desk. The language is the reader's own, so that each has one path. */
export const deskRoutes = {
  today: { ...drawn, path: '/desk/', who: 'desk', acts: { 'sign-out': 'signed-in', language: 'signed-in' } },
  'sign-in': { ...drawn, path: '/desk/sign-in/', who: 'anyone', acts: { ask: 'anyone' } },
  'sign-in-link': { ...drawn, path: '/desk/sign-in/[token]/', who: 'anyone', acts: { open: 'anyone' } },
  applications: { ...drawn, path: '/desk/applications/', who: 'desk', acts: { csv: 'review' } },
  phoned: { ...drawn, path: '/desk/phoned/', who: 'review', acts: { enter: 'review' } },
  application: {
    ...drawn,
    path: '/desk/applications/[id]/',
    who: 'desk',
    acts: {
      review: 'review',
      ask: 'review',
      decide: 'decide',
      undo: 'decide',
      appeal: 'decide',
      json: 'review',
      pdf: 'review',
    },
  },
  enquiries: { ...drawn, path: '/desk/enquiries/', who: 'answer', acts: { csv: 'review' } },
  enquiry: {
    ...drawn,
    path: '/desk/enquiries/[id]/',
    who: 'answer',
    acts: { note: 'answer', close: 'answer', reopen: 'answer' },
  },
  comments: { ...drawn, path: '/desk/feedback/', who: 'review', acts: { csv: 'review' } },
  comment: {
    ...drawn,
    path: '/desk/feedback/[id]/',
    who: 'review',
    acts: { note: 'review', close: 'review', reopen: 'review' },
  },
  concerns: { ...drawn, path: '/desk/concerns/', who: 'review', acts: { csv: 'review' } },
  concern: {
    ...drawn,
    path: '/desk/concerns/[id]/',
    who: 'review',
    acts: { close: 'review', point: 'review' },
  },
  awards: { ...drawn, path: '/desk/awards/', who: 'desk', acts: { csv: 'review' } },
  award: {
    ...drawn,
    path: '/desk/awards/[id]/',
    who: 'desk',
    acts: {
      hear: 'decide',
      drop: 'decide',
      suspend: 'decide',
      restore: 'decide',
      propose: 'decide',
      confirm: 'decide',
      'turn-down': 'decide',
      undo: 'decide',
      'give-up': 'decide',
      rename: 'decide',
      correct: 'decide',
      appeal: 'decide',
    },
  },
  appeals: { ...drawn, path: '/desk/appeals/', who: 'review', acts: {} },
  appeal: { ...drawn, path: '/desk/appeals/[id]/', who: 'review', acts: { close: 'decide' } },
  renewals: { ...drawn, path: '/desk/renewals/', who: 'desk', acts: {} },
  renewal: {
    ...drawn,
    path: '/desk/renewals/[id]/',
    who: 'desk',
    acts: { review: 'review', decide: 'decide', undo: 'decide' },
  },
  yearly: { ...drawn, path: '/desk/yearly/', who: 'review', acts: {} },
  year: { ...drawn, path: '/desk/yearly/[id]/', who: 'review', acts: { close: 'review' } },
  letters: {
    ...drawn,
    path: '/desk/letters/',
    who: 'review',
    acts: { retry: 'review', 'give-up': 'review', allow: 'review' },
  },
  figures: { ...drawn, path: '/desk/figures/', who: 'review', acts: { csv: 'review' } },
  staff: { ...drawn, path: '/desk/staff/', who: 'staff', acts: { add: 'staff' } },
  member: { ...drawn, path: '/desk/staff/[id]/', who: 'staff', acts: { change: 'staff', remove: 'staff' } },
} as const satisfies Record<string, DeskRoute>;

export type DeskKey = keyof typeof deskRoutes;

/** The address of a page of the desk. @param params what fills the brackets of the path */
export function deskHref(key: DeskKey, params: Readonly<Record<string, string>> = {}): string {
  return deskRoutes[key].path.replace(/\[(\w+)\]/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
}
