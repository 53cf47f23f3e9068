import { industryLetters } from '../programme/industries';
import { municipalities } from '../programme/places';
import { sizes } from '../programme/sizes';
import { choice, long, name, optional, website } from './kinds';

/** The particulars of an employer that the register shows and a renewal may change: asked for alike on every form. */
export const entry = {
  municipality: choice(
    'select',
    municipalities.map((place) => place.code),
  ),
  industry: choice('select', industryLetters),
  size: choice('radio', sizes),
  website: optional(website()),
  workplaces: optional(long({ max: 400 })),
  markName: optional(name({ max: 60 })),
};

/** Their answers, as they are kept: '' for what was left empty. */
export type Particulars = Readonly<Record<keyof typeof entry, string>>;
