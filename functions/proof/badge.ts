import type { Locale } from '../../src/i18n/locale';
import { translator } from '../../src/i18n/translate';
import { type BadgeLook, badgeSvg } from '../../src/kit/badge';
import { badgeSize } from '../../src/kit/badge-size';
import { drawSvg } from '../../src/kit/draw';
import { keep } from '../../src/kit/keep';
import { MissingLetters } from '../../src/kit/outline';
import { whenOf } from '../../src/kit/when';
import { site } from '../content';
import { markWords, masters } from '../kit/mark';
import { find, type Holder } from '../register';
import type { World } from '../world';

/**
 * The live badge of a code in a language: what the logo is at this moment, as an SVG picture.
 * @param code as people read it; those that no logo has share one picture, which says so
 */
export async function liveBadge(
  world: World,
  code: string,
  locale: Locale,
): Promise<{ svg: string; known: boolean }> {
  const holder = await find(world, code);
  return { svg: holder ? picture(holder, locale) : nobody(locale), known: holder !== undefined };
}

/** The picture that a signed credential is put into: the badge as it looks while it is valid. */
export function goodBadge(holder: Pick<Holder, 'award'>, until: string, locale: Locale): string {
  return picture({ award: holder.award, state: { state: 'active', until } }, locale);
}

/** The programme's mark without a holder: the picture that every credential names. */
export function programmeMark(): string {
  return drawSvg(masters, markWords, { language: 'fi', layout: 'horizontal', look: 'colour' });
}

/** The badge's looks by the words of a state. */
const looks = {
  active: 'valid',
  grace: 'grace',
  suspended: 'suspended',
  ended: 'ended',
  withdrawn: 'withdrawn',
} as const satisfies Record<Holder['state']['state'], BadgeLook>;

function picture({ award, state }: Holder, locale: Locale): string {
  const t = translator(locale);
  const { name, descriptor, full } = site[locale].programme;
  const when = whenOf(state, t, locale);
  const look = looks[state.state];
  const code = t('check.code', { code: award.code });
  const words = {
    heading: look === 'valid' ? name : headingOf(look, t),
    descriptor: look === 'valid' ? descriptor : name,
    when,
  };
  const named = award.markName || award.organisation || code;
  return drawn(JSON.stringify([look, locale, named, when]), () => {
    const title = [full, named, when].join(', ');
    try {
      return badgeSvg(look, masters['symbol-reversed'], { ...words, title, name: named });
    } catch (error) {
      if (!(error instanceof MissingLetters)) throw error;
      return badgeSvg(look, masters['symbol-reversed'], { ...words, title, name: code });
    }
  });
}

/** Without the code that was asked for: whoever tries codes would have one drawn for each. */
function nobody(locale: Locale): string {
  const t = translator(locale);
  const when = t('badge.unknown');
  return drawn(`unknown ${locale}`, () =>
    badgeSvg('unknown', masters['symbol-reversed'], {
      title: when,
      heading: t('check.unknown.title'),
      descriptor: site[locale].programme.name,
      name: '',
      when,
    }),
  );
}

function headingOf(look: Exclude<BadgeLook, 'valid' | 'unknown'>, t: ReturnType<typeof translator>): string {
  if (look === 'grace') return t('badge.grace');
  return look === 'suspended' ? t('state.suspended') : t('badge.not');
}

/** What was drawn last: setting type costs more than all the rest. */
const drawn = keep<string>(400);

/** How many pixels wide the PNG is: two for each of the page, for sharp screens and for mail. */
export const pixelsWide = 2 * badgeSize.width;
