import { eq } from 'drizzle-orm';
import { formatMoment } from '../../src/desk/time';
import { isKey, sayOr, speaker } from '../../src/desk/words';
import { formatDay } from '../../src/i18n/date';
import { translator } from '../../src/i18n/translate';
import { commitments } from '../../src/programme/commitments';
import { dayAt } from '../../src/programme/day';
import { historyOf } from '../../src/programme/history';
import { industries } from '../../src/programme/industries';
import { municipality } from '../../src/programme/places';
import { logged } from '../audit';
import { commitmentTexts } from '../content';
import type { Staff } from '../staff/sign';
import { awards } from '../store/awards';
import type { World } from '../world';
import { type Case, caseOf } from './case';
import type { Outcome, Visit } from './page';
import type { Part } from './paper';
import { fileOf } from './sheet';

type Award = typeof awards.$inferSelect;

/** One case, whole: what came in, what was done, what was decided, and by letters what was told. */
export async function dossierJson(visit: Visit): Promise<Outcome> {
  const found = await read(visit, 'json');
  if (!found) return 'missing';
  const { case: file, award } = found;
  const { digest, wording, ...application } = file.application;
  const whole = {
    case: application.reference,
    made: file.now,
    application: { ...application, rules: file.rules, wording },
    contacts: file.contacts.map(({ place, name, role, email, phone, confirmedAt }) => ({
      place,
      name,
      role,
      email,
      phone,
      confirmedAt,
    })),
    review: file.checks
      .filter(({ at }) => at)
      .map(({ item, verdict, note, at, who }) => ({ item, verdict, note, at, who })),
    questions: file.questions.map(({ question, askedAt, answerBy, answer, answeredAt, who }) => ({
      question,
      askedAt,
      answerBy,
      answer,
      answeredAt,
      askedBy: who,
    })),
    decision: file.decision && {
      outcome: file.decision.outcome,
      reasons: file.decision.reasons,
      decidedAt: file.decision.decidedAt,
      effectiveAt: file.decision.effectiveAt,
      decidedBy: file.decision.who,
    },
    award: award && {
      ...award,
      history: historyOf(award, award.publicAt, new Date(file.now)),
    },
    letters: file.letters.map(({ name, state, madeAt, sentAt }) => ({ name, state, madeAt, sentAt })),
    log: file.log.map(({ at, who, verb, details }) => ({ at, who, verb, details })),
  };
  const name = `${application.reference}.json`;
  return { file: fileOf(`${JSON.stringify(whole, null, 2)}\n`, 'application/json; charset=utf-8', name) };
}

/** The same on paper, tagged, in the language of who asks for it. */
export async function dossierPdf(visit: Visit): Promise<Outcome> {
  const found = await read(visit, 'pdf');
  if (!found) return 'missing';
  const { reference } = found.case.application;
  const { paperOf } = await import('./paper');
  const bytes = await paperOf(partsOf(found.case, found.award, visit.by), {
    title: `${found.case.application.organisation} – ${reference}`,
    lang: visit.by.locale,
    day: dayAt(new Date(found.case.now)),
    running: reference,
  });
  return { file: fileOf(bytes as Uint8Array<ArrayBuffer>, 'application/pdf', `${reference}.pdf`) };
}

/** Reads the case for somebody who may, and writes down that it left the desk. */
async function read(
  visit: Visit,
  format: string,
): Promise<{ case: Case; award: Award | undefined } | undefined> {
  const { world, by, id } = visit;
  const found = await caseOf(visit);
  if (!found) return undefined;
  const award = await awardOf(world, id);
  await logged(world, by.id, 'case.exported', id, { format });
  return { case: found, award };
}

async function awardOf(world: World, application: string): Promise<Award | undefined> {
  const [award] = await world.db.select().from(awards).where(eq(awards.application, application)).limit(1);
  return award;
}

function partsOf(file: Case, award: Award | undefined, { locale }: Staff): Part[] {
  const say = speaker(locale);
  const t = translator(locale);
  const { application } = file;
  const moment = (at: string | null) => (at ? formatMoment(at, locale) : '–');
  const facts = [
    [say('column.reference'), application.reference],
    [say('sheet.state'), say(`state.${application.state}`)],
    [say('column.businessId'), application.businessId],
    [say('fact.municipality'), municipality(application.municipality)?.name[locale] ?? say('place.other')],
    [
      say('fact.industry'),
      industries[application.industry as keyof typeof industries]?.[locale] ?? application.industry,
    ],
    [say('fact.size'), application.size],
    [say('fact.website'), application.website],
    [say('fact.workplaces'), application.workplaces],
    [say('fact.markName'), application.markName],
    [say('fact.rules'), say('case.rules', { version: file.rules })],
    [say('fact.sent'), moment(application.madeAt)],
    [say('fact.confirmed'), moment(application.confirmedAt)],
  ] as const;
  const titleOf = (key: string) =>
    commitmentTexts[locale].items.find((item) => item.key === key)?.title ?? key;
  const checkOf = (item: string) => file.checks.find((check) => check.item === item);
  const judged = (item: string) => {
    const check = checkOf(item);
    return check?.at
      ? [
          `${say(`verdict.${check.verdict}`)} (${check.who}, ${moment(check.at)})`,
          ...(check.note ? [check.note] : []),
        ]
      : [say('verdict.open')];
  };
  const whoOf = (actor: string) => (isKey(`actor.${actor}`) ? sayOr(say, `actor.${actor}`) : actor);
  return [
    { tag: 'H1', text: application.organisation },
    ...facts.flatMap(([name, value]): Part[] => (value ? [{ tag: 'P', text: `${name}: ${value}` }] : [])),
    { tag: 'H2', text: say('case.contacts') },
    ...(file.contacts.length === 0 ? [{ tag: 'P', text: say('case.contacts.none') } as const] : []),
    ...file.contacts.map(
      ({ name, role, email, phone }): Part => ({
        tag: 'P',
        text: [name, role, email, phone].filter(Boolean).join(', '),
      }),
    ),
    { tag: 'H2', text: say('case.commitments') },
    ...commitments.flatMap((key): Part[] => [
      { tag: 'H3', text: titleOf(key) },
      { tag: 'P', text: application.commitments[key] },
      ...judged(key).map((text): Part => ({ tag: 'P', text, quiet: true })),
    ]),
    ...(['entitled', 'talk'] as const).flatMap((item): Part[] => [
      { tag: 'H3', text: say(`item.${item}`) },
      ...judged(item).map((text): Part => ({ tag: 'P', text, quiet: true })),
    ]),
    { tag: 'H2', text: say('case.questions') },
    ...(file.questions.length === 0 ? [{ tag: 'P', text: say('questions.none') } as const] : []),
    ...file.questions.flatMap(({ question, who, askedAt, answer, answeredAt, answerBy }): Part[] => [
      { tag: 'P', text: say('questions.asked', { who, date: moment(askedAt) }), quiet: true },
      { tag: 'P', text: question },
      answeredAt
        ? { tag: 'P', text: say('questions.answered', { date: moment(answeredAt) }), quiet: true }
        : { tag: 'P', text: say('questions.open', { date: formatDay(answerBy, locale) }), quiet: true },
      ...(answer ? [{ tag: 'P', text: answer } as const] : []),
    ]),
    { tag: 'H2', text: say('case.decision') },
    ...(file.decision
      ? ([
          {
            tag: 'P',
            text: `${say(`state.${file.decision.outcome}`)}. ${say('now.decided', { who: file.decision.who, date: moment(file.decision.decidedAt) })}`,
          },
          { tag: 'P', text: file.decision.reasons },
        ] as const)
      : [{ tag: 'P', text: say('export.undecided') } as const]),
    ...(award
      ? [
          { tag: 'H2', text: say('export.award', { code: award.code }) } as const,
          ...historyOf(award, award.publicAt, new Date(file.now)).map(
            ({ what, on, until }): Part => ({
              tag: 'P',
              text: `${formatDay(on, locale)}: ${t(`history.${what}`, { until: until ? formatDay(until, locale) : '' })}`,
            }),
          ),
        ]
      : []),
    { tag: 'H2', text: say('case.letters') },
    ...(file.letters.length === 0 ? [{ tag: 'P', text: say('case.letters.none') } as const] : []),
    ...file.letters.map(
      ({ name, state, madeAt, sentAt }): Part => ({
        tag: 'P',
        text: `${sayOr(say, `letter.${name}`)}: ${say(`posted.${state}`)} ${moment(sentAt ?? madeAt)}`,
      }),
    ),
    { tag: 'H2', text: say('log.title') },
    ...file.log.map(
      ({ at, who, verb }): Part => ({
        tag: 'P',
        text: `${moment(at)}: ${sayOr(say, `verb.${verb}`)}, ${whoOf(who)}`,
      }),
    ),
  ];
}
