import { eq } from 'drizzle-orm';
import type { Locale } from '../../src/i18n/locale';
import { href } from '../../src/i18n/routes';
import type { Holder } from '../../src/kit/holder';
import { stateAt, termAt } from '../../src/programme/award';
import type { Entry } from '../own/entry';
import { awards } from '../store/awards';
import type { World } from '../world';

/**
 * The award behind a link of the own page, as its kit shows it.
 * @returns undefined when there is none that is in force or waits for its renewal: then there is no kit
 */
export async function kitHolder(world: World, { application }: Entry): Promise<Holder | undefined> {
  const [award] = await world.db.select().from(awards).where(eq(awards.application, application.id)).limit(1);
  const now = world.now();
  if (!award || award.publicAt > now.toISOString()) return undefined;
  const state = stateAt(award, now);
  if (state.state !== 'active' && state.state !== 'grace') return undefined;
  const check = (locale: Locale) => world.origin + href('check', locale, { code: award.code });
  return {
    employer: award.markName || award.organisation,
    code: award.code,
    from: termAt(award, now).from,
    until: state.until,
    check: { fi: check('fi'), sv: check('sv'), en: check('en') },
  };
}
