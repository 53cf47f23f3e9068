import { freshLink } from '../../functions/link';
import { awards } from '../../functions/store/awards';
import { yearly } from '../../functions/store/clock';
import { concerns } from '../../functions/store/concerns';
import { questions } from '../../functions/store/desk';
import { hearings } from '../../functions/store/measures';
import { applications, links } from '../../functions/store/schema';
import type { World } from '../../functions/world';
import type { Locale } from '../../src/i18n/locale';
import { href, type RouteKey } from '../../src/i18n/routes';
import { type PublicState, stateAt } from '../../src/programme/award';
import { addDays, dayAt } from '../../src/programme/day';
import { renewalAt } from '../../src/programme/renewal';

type Purpose = (typeof links.$inferInsert)['purpose'];

/**
 * The addresses of pages about one employer of the made-up programme, where there is one: behind a code, or behind a
 * link as its letter would bring it. An employer that writes in the page's language is taken before others.
 * @returns name → path; a name begins with the page's key in `routes`: `check`, `check-suspended`
 */
export async function doorsOf(world: World, locale: Locale): Promise<Record<string, string>> {
  const { db } = world;
  const now = world.now();
  const today = dayAt(now);
  const [applied, held, asked, reported, heard, checked] = await db.batch([
    db.select().from(applications),
    db.select().from(awards),
    db.select().from(questions),
    db.select().from(concerns),
    db.select().from(hearings),
    db.select().from(yearly),
  ]);
  const inLocale = <Row>(rows: readonly Row[], language: (row: Row) => string | undefined) =>
    rows.find((row) => language(row) === locale) ?? rows[0];
  const languages = new Map(
    held.flatMap(({ application, code, language }) => [
      [application, language],
      [code, language],
    ]),
  );
  for (const { id, letters } of applied) languages.set(id, letters);
  const award = (is: (one: (typeof held)[number]) => boolean) =>
    inLocale(held.filter(is), ({ language }) => language);
  const inState = (state: PublicState['state']) => award((one) => stateAt(one, now).state === state);
  const application = (state: (typeof applied)[number]['state']) =>
    inLocale(
      applied.filter((one) => one.state === state && !asked.some((each) => each.application === one.id)),
      ({ letters }) => letters,
    );
  const concern = (state: 'open' | 'closed') =>
    inLocale(
      reported.filter((one) => one.state === state),
      (one) => one.locale,
    );
  const hearing = (is: (one: (typeof heard)[number]) => boolean) =>
    inLocale(heard.filter(is), (one) => languages.get(one.award));
  const check = (state: 'asked' | 'answered') =>
    inLocale(
      checked.filter((one) => one.state === state),
      ({ code }) => languages.get(code),
    );
  const question = inLocale(
    asked.filter(({ answer, answerBy }) => answer === null && answerBy >= today),
    (one) => languages.get(one.application),
  );
  const renewable = award(
    (one) => stateAt(one, now).state === 'active' && renewalAt(one, now).state === 'open',
  );

  const behindCode: [string, RouteKey, string | undefined][] = [
    ['holder', 'holder', award(({ terms, stopped }) => terms.length > 1 && stopped === 'no')?.code],
    ['holder-suspended', 'holder', inState('suspended')?.code],
    ['check', 'check', inState('active')?.code],
    ['check-grace', 'check', inState('grace')?.code],
    ['check-suspended', 'check', inState('suspended')?.code],
    ['check-ended', 'check', inState('ended')?.code],
    ['check-withdrawn', 'check', inState('withdrawn')?.code],
  ];
  const behindLink: [string, RouteKey, Purpose, string | undefined][] = [
    ['confirm', 'confirm', 'confirm', application('unconfirmed')?.id],
    ['confirm-done', 'confirm', 'confirm', application('received')?.id],
    ['case', 'case', 'read', concern('open')?.id],
    ['case-closed', 'case', 'read', concern('closed')?.id],
    ['hearing', 'hearing', 'answer', hearing((one) => !one.closedAt && one.answer === null)?.id],
    ['hearing-answered', 'hearing', 'answer', hearing((one) => !one.closedAt && one.answer !== null)?.id],
    ['own', 'own', 'read', inState('active')?.application],
    ['own-change', 'own', 'change', renewable?.application],
    ['own-received', 'own', 'read', application('received')?.id],
    ['own-asked', 'own', 'answer', question?.id],
    ['own-declined', 'own', 'read', application('declined')?.id],
    ['own-suspended', 'own', 'read', inState('suspended')?.application],
    ['own-renew', 'own-renew', 'change', renewable?.application],
    ['yearly', 'yearly', 'answer', check('asked')?.id],
    ['yearly-answered', 'yearly', 'answer', check('answered')?.id],
  ];
  const paths: Record<string, string> = {};
  for (const [name, key, code] of behindCode) if (code) paths[name] = href(key, locale, { code });
  for (const [name, page, purpose, about] of behindLink) {
    if (!about) continue;
    const until = addDays(today, 1);
    const { link, address } = await freshLink(world, { purpose, about, page, locale, until });
    await db.insert(links).values(link);
    paths[name] = new URL(address).pathname;
  }
  return paths;
}
