import { columnsOf } from '../../functions/award';
import { awardOf, termFrom, undoWindow } from '../../functions/desk/decide';
import { idsFrom } from '../../functions/ids';
import { write } from '../../functions/mail/letters';
import { canonical, enclosed } from '../../functions/outbox';
import { awards } from '../../functions/store/awards';
import { concerns } from '../../functions/store/concerns';
import { audit, decisions, questions, reviews, staff } from '../../functions/store/desk';
import { applications, contacts, enquiries, feedback, outbox, wordings } from '../../functions/store/schema';
import { wordingOf } from '../../functions/wording';
import type { World } from '../../functions/world';
import { items } from '../../src/desk/forms';
import { ways } from '../../src/forms/enquiry';
import { formatDay } from '../../src/i18n/date';
import { locales } from '../../src/i18n/locale';
import type { AwardEvent, Term } from '../../src/programme/award';
import { type Commitment, commitments } from '../../src/programme/commitments';
import { addDays, addMonths, type Day, dayAt, startOf } from '../../src/programme/day';
import { classification } from '../../src/programme/industries';
import { areas, municipalities } from '../../src/programme/places';
import { addWorkdays, isWorkday } from '../../src/programme/workdays';
import { type Award, afterwards, type Declined, type Making } from './afterwards';
import { type Chance, chanceFrom } from './chance';
import { type Employer, employersOf } from './employers';
import { Rows } from './rows';
import { own, talk } from './words';

/** What becomes of an employer, and how many of three hundred it becomes of. */
const fates = {
  active: 172,
  renewed: 24,
  grace: 9,
  renewing: 5,
  'not-renewed': 4,
  ended: 15,
  suspended: 5,
  restored: 3,
  withdrawn: 4,
  'given-up': 6,
  decided: 2,
  received: 13,
  asked: 5,
  answered: 4,
  late: 2,
  declined: 11,
  closed: 5,
  'taken-back': 4,
  unconfirmed: 7,
} as const;
type Fate = keyof typeof fates;

/**
 * A made-up programme of two years until now, of as many employers as asked for, in every state there is.
 * The same seed gives the same employers and, counted back from the clock, the same history.
 * @param world whose clock, secret and origin it is made with
 */
export async function programmeOf(
  world: World,
  { seed = 20261121, employers = 300 }: { seed?: number; employers?: number } = {},
): Promise<Rows> {
  const chance = chanceFrom(seed);
  const rows = new Rows();
  const made = new Maker({ ...world, ids: idsFrom(chance as unknown as Crypto) }, chance, rows);
  await made.people();
  const all = Object.entries(fates).flatMap(([fate, count]) => Array<Fate>(count).fill(fate as Fate));
  const shuffled = all.map((fate, at) => [(at * 7919) % 300, fate] as const).sort(([a], [b]) => a - b);
  for (const [at, employer] of employersOf(chance, employers).entries())
    await made.employer(employer, shuffled[at % shuffled.length]?.[1] ?? 'active');
  await made.enquiries(62);
  await made.comments(14);
  await made.concerns(13);
  await made.afterwards();
  return rows;
}

class Maker implements Making {
  readonly #now: Date;
  readonly today: Day;
  readonly #held: Award[] = [];
  readonly #declined: Declined[] = [];
  #letters = 0;
  readonly #reviewers: string[] = [];
  readonly #open: { code: string; name: string }[] = [];

  constructor(
    readonly world: World,
    readonly chance: Chance,
    readonly rows: Rows,
  ) {
    this.#now = world.now();
    this.today = dayAt(this.#now);
  }

  /** A lead, two reviewers, a coach for each corner of the areas, an editor. */
  async people(): Promise<void> {
    const { ids } = this.world;
    const team = [
      ['lead', 'Esimerkki Projektipäällikkö', 'lead', 'fi'],
      ['reviewer', 'Esimerkki Käsittelijä', 'kasittelija.1', 'fi'],
      ['reviewer', 'Exempel Handläggare', 'kasittelija.2', 'sv'],
      ['coach', 'Esimerkki Valmentaja', 'valmentaja.1', 'fi'],
      ['coach', 'Esimerkki Työhönvalmentaja', 'valmentaja.2', 'fi'],
      ['coach', 'Exempel Arbetstränare', 'valmentaja.3', 'sv'],
      ['coach', 'Exempel Tränare', 'valmentaja.4', 'sv'],
      ['editor', 'Esimerkki Viestijä', 'viestija', 'fi'],
    ] as const;
    let coach = 0;
    for (const [role, name, mailbox, locale] of team) {
      const id = ids.id();
      if (role === 'reviewer' || role === 'lead') this.#reviewers.push(id);
      const area = areas[coach < 2 ? 0 : 1];
      const own = municipalities
        .filter((place) => place.area === area)
        .filter((_, at) => at % 2 === coach % 2);
      const places = role === 'coach' ? own.map(({ code }) => code) : [];
      if (role === 'coach') coach += 1;
      const addedAt = this.at(addDays(this.today, -760));
      this.rows.add(staff, {
        id,
        email: `${mailbox}@example.fi`,
        name,
        role,
        locale,
        municipalities: places,
        addedAt,
      });
    }
    for (const locale of locales) this.rows.add(wordings, await wordingOf(locale));
  }

  async employer(employer: Employer, fate: Fate): Promise<void> {
    const { chance } = this;
    const back = (least: number, most: number) => addDays(this.today, -chance.between(least, most));
    const grantedFor = (until: Day) => addMonths(until, -24);
    const events = (...all: AwardEvent[]) => all;
    const on = (kind: AwardEvent['kind'], day: Day): AwardEvent => ({ kind, at: this.at(day) });
    switch (fate) {
      case 'active':
        return this.awarded(employer, back(chance.likely(20) ? 640 : 12, chance.likely(20) ? 725 : 620), []);
      case 'renewed': {
        const until = back(8, 120);
        return this.awarded(
          employer,
          grantedFor(until),
          events(on('renewal-sent', addDays(until, -30))),
          until,
        );
      }
      case 'grace':
        return this.awarded(employer, grantedFor(back(1, 26)), []);
      case 'renewing': {
        const until = back(1, 12);
        return this.awarded(employer, grantedFor(until), events(on('renewal-sent', addDays(until, -3))));
      }
      case 'not-renewed': {
        const until = back(1, 20);
        const sent = addDays(until, -40);
        return this.awarded(
          employer,
          grantedFor(until),
          events(on('renewal-sent', sent), on('renewal-declined', addDays(sent, 12))),
        );
      }
      case 'ended':
        return this.awarded(employer, grantedFor(back(40, 150)), []);
      case 'suspended':
        return this.awarded(employer, back(90, 500), events(on('suspended', back(3, 40))));
      case 'restored':
        return this.awarded(
          employer,
          back(200, 500),
          events(on('suspended', back(90, 120)), on('restored', back(40, 80))),
        );
      case 'withdrawn':
        return this.awarded(
          employer,
          back(300, 600),
          events(on('suspended', back(90, 120)), on('withdrawn', back(10, 80))),
        );
      case 'given-up':
        return this.awarded(employer, back(200, 600), events(on('given-up', back(5, 150))));
      case 'decided': {
        const effective = new Date(this.#now.getTime() + undoWindow - chance.between(1, 6) * 60_000);
        const id = await this.application(employer, 'approved', this.workday(back(3, 7)));
        return this.grant(employer, id, dayAt(effective), [], undefined, effective);
      }
      case 'declined': {
        const day = this.workday(back(5, 340));
        const id = await this.application(employer, 'declined', day);
        return this.decision(id, employer, 'declined', addWorkdays(day, chance.between(2, 12)));
      }
      case 'closed': {
        const day = this.workday(back(60, 330));
        const id = await this.application(employer, 'closed', day);
        return this.question(id, employer, addWorkdays(day, 2), 'left');
      }
      case 'taken-back':
        return void (await this.application(employer, 'withdrawn', this.workday(back(20, 300))));
      case 'unconfirmed':
        return void (await this.application(employer, 'unconfirmed', back(0, 6)));
      case 'late':
        return void (await this.application(employer, 'received', this.workday(back(17, 22))));
      case 'received':
        return void (await this.application(employer, 'received', this.workday(back(0, 12))));
      case 'asked': {
        const id = await this.application(employer, 'received', this.workday(back(6, 12)));
        return this.question(id, employer, back(2, 5), 'open');
      }
      case 'answered': {
        const id = await this.application(employer, 'received', this.workday(back(8, 12)));
        return this.question(id, employer, back(4, 6), 'answered');
      }
    }
  }

  /** An employer whose award was granted on a day, with the application and the reviewer's work before it. */
  private async awarded(
    employer: Employer,
    granted: Day,
    events: AwardEvent[],
    renewedAfter?: Day,
  ): Promise<void> {
    const waited = this.chance.between(1, 11);
    let received = granted;
    for (let left = waited; left > 0; received = addDays(received, -1)) if (isWorkday(received)) left -= 1;
    const id = await this.application(employer, 'approved', this.workday(received));
    await this.grant(employer, id, granted, events, renewedAfter, new Date(this.at(granted)));
  }

  private async grant(
    employer: Employer,
    id: string,
    day: Day,
    events: AwardEvent[],
    renewedAfter: Day | undefined,
    effective: Date,
  ): Promise<void> {
    const first = termFrom(day);
    const renewal: Term | undefined = renewedAfter
      ? { ...termFrom(addDays(renewedAfter, 1)), decidedAt: this.at(addDays(renewedAfter, -12)) }
      : undefined;
    const terms: [Term, ...Term[]] = renewal ? [first, renewal] : [first];
    const application = this.#applications.get(id);
    if (!application) throw new Error('There is no such application');
    const code = this.world.ids.reference();
    const award = { ...awardOf(application, code, first, effective), ...columnsOf({ terms, events }) };
    this.rows.add(awards, award);
    this.#held.push(award);
    const decidedAt = new Date(effective.getTime() - undoWindow);
    await this.decision(id, employer, 'approved', day, decidedAt);
    for (const { kind, at } of events)
      if (!kind.startsWith('renewal'))
        this.log(at, kind === 'given-up' ? 'employer' : this.reviewer(), `award.${kind}`, code);
    if (events.length === 0 || events.some(({ kind }) => kind === 'suspended'))
      this.#open.push({ code, name: employer.markName || employer.organisation });
  }

  readonly #applications = new Map<string, typeof applications.$inferSelect>();

  private async application(
    employer: Employer,
    state: (typeof applications.$inferSelect)['state'],
    day: Day,
  ): Promise<string> {
    const { ids, secret } = this.world;
    const { locale, contact } = employer;
    const id = ids.id();
    const sentAt = this.at(day);
    const confirmedAt = state === 'unconfirmed' ? null : sentAt;
    const madeAt = new Date(Date.parse(sentAt) - this.chance.between(4, 90) * 60_000).toISOString();
    const row: typeof applications.$inferSelect = {
      id,
      digest: ids.token(),
      reference: ids.reference(),
      state,
      locale,
      letters: locale,
      organisation: employer.organisation,
      businessId: employer.businessId,
      municipality: employer.place.code,
      industry: employer.industry,
      classification,
      size: employer.size,
      website: employer.website,
      scope: employer.workplaces ? 'parts' : 'whole',
      workplaces: employer.workplaces,
      markName: employer.markName,
      commitments: Object.fromEntries(
        commitments.map((name) => [name, this.chance.one(own[locale][name])]),
      ) as Record<Commitment, string>,
      wording: (await wordingOf(locale)).digest,
      madeAt,
      confirmedAt,
      decideBy: confirmedAt && addWorkdays(day, 10),
      enteredBy: null,
      withdrawnAt: state === 'withdrawn' ? this.at(addDays(day, 4)) : null,
    };
    this.#applications.set(id, row);
    this.rows.add(applications, row);
    this.rows.add(contacts, {
      application: id,
      place: 'first',
      name: contact.name,
      role: contact.role,
      email: contact.email,
      emailPrint: await secret.print(canonical(contact.email)),
      phone: this.chance.likely(70) ? '+358 00 000 0000' : '',
      confirmedAt,
    });
    if (confirmedAt && confirmedAt > this.at(addDays(this.today, -29)))
      await this.letter('application-received', row, contact.email, confirmedAt);
    if (row.withdrawnAt) this.log(row.withdrawnAt, 'applicant', 'application.withdrawn', id);
    if (state === 'received' && this.chance.likely(60)) this.reviewed(id, employer, this.at(day, 90), false);
    return id;
  }

  private async decision(
    id: string,
    employer: Employer,
    outcome: 'approved' | 'declined',
    day: Day,
    decidedAt = new Date(this.at(day)),
  ): Promise<void> {
    const words = talk[employer.locale];
    const by = this.reviewer();
    const effectiveAt = new Date(decidedAt.getTime() + undoWindow).toISOString();
    this.reviewed(id, employer, decidedAt.toISOString(), outcome === 'approved');
    this.rows.add(decisions, {
      application: id,
      outcome,
      reasons: outcome === 'approved' ? words.reasons : words.declined,
      decidedBy: by,
      decidedAt: decidedAt.toISOString(),
      effectiveAt,
    });
    this.log(decidedAt.toISOString(), by, `application.${outcome}`, id, { impartial: 1 });
    if (outcome === 'declined') this.#declined.push({ application: id, locale: employer.locale, by, day });
  }

  private reviewed(id: string, employer: Employer, at: string, whole: boolean): void {
    const actor = this.reviewer();
    for (const item of items) {
      if (!whole && this.chance.likely(45)) continue;
      const verdict = whole || this.chance.likely(80) ? 'good' : 'not-yet';
      const told = item === 'entitled' || item === 'talk';
      const note = told ? talk[employer.locale].note : '';
      this.rows.add(reviews, { application: id, item, verdict, note, actor, at });
      this.log(at, actor, 'review.changed', id, { item, verdict });
    }
  }

  private async question(
    id: string,
    employer: Employer,
    day: Day,
    fate: 'open' | 'answered' | 'left',
  ): Promise<void> {
    const words = talk[employer.locale];
    const by = this.reviewer();
    const answeredOn = addDays(day, this.chance.between(1, 3));
    this.rows.add(questions, {
      id: this.world.ids.id(),
      application: id,
      question: words.question,
      askedBy: by,
      askedAt: this.at(day),
      answerBy: addDays(day, 21),
      remindedAt: fate === 'left' ? this.at(addDays(day, 14)) : null,
      answer: fate === 'answered' ? words.answer : null,
      answeredAt: fate === 'answered' ? this.at(answeredOn) : null,
    });
    this.log(this.at(day), by, 'question.asked', id);
    if (fate === 'answered') this.log(this.at(answeredOn), 'applicant', 'question.answered', id);
    if (fate === 'left') this.log(this.at(addDays(day, 22)), 'clock', 'application.closed', id);
  }

  async enquiries(count: number): Promise<void> {
    for (const [at, employer] of employersOf(this.chance, count).entries()) {
      const { ids } = this.world;
      // One is to be answered today, whatever day it is.
      const due = at === 0;
      const open = this.chance.likely(18) || due;
      const day = addDays(this.today, -this.chance.between(open ? 0 : 6, open ? 5 : 170));
      const answeredAt = open ? null : this.at(addWorkdays(day, this.chance.between(1, 3)));
      this.rows.add(enquiries, {
        id: ids.id(),
        digest: ids.token(),
        state: open ? 'open' : 'closed',
        locale: employer.locale,
        municipality: employer.place.code,
        topics: this.chance.likely(50) ? ['ips'] : ['ips', 'logo'],
        way: this.chance.one(ways),
        suits: '',
        message: this.chance.likely(85) ? talk[employer.locale].enquiry : '',
        name: employer.contact.name,
        organisation: this.chance.likely(90) ? employer.organisation : '',
        email: employer.contact.email,
        phone: '',
        madeAt: this.at(day),
        answerBy: due ? this.today : addWorkdays(day, 3),
        closedAt: answeredAt,
        answeredAt,
        note: open ? null : 'Sovittu käynti.',
      });
    }
  }

  async comments(count: number): Promise<void> {
    for (let at = 0; at < count; at += 1) {
      const { ids } = this.world;
      const open = at % 4 === 0;
      const locale = at % 3 === 0 ? 'sv' : 'fi';
      const day = addDays(this.today, -this.chance.between(open ? 0 : 15, open ? 12 : 330));
      const answeredAt = open ? null : this.at(addDays(day, 6));
      this.rows.add(feedback, {
        id: ids.id(),
        digest: ids.token(),
        state: open ? 'open' : 'closed',
        locale,
        message: talk[locale].feedback,
        page: this.chance.one(['/rekisteri/', '/logo/hae/', '/sv/kontakt/', '']),
        name: '',
        email: at % 2 ? 'antaja@example.fi' : '',
        madeAt: this.at(day),
        answerBy: addDays(day, 14),
        closedAt: answeredAt,
        answeredAt,
      });
    }
  }

  async concerns(count: number): Promise<void> {
    for (let at = 0; at < count; at += 1) {
      const { ids } = this.world;
      const open = at % 3 === 0;
      const locale = at % 4 === 0 ? 'sv' : 'fi';
      const day = addDays(this.today, -this.chance.between(open ? 0 : 20, open ? 12 : 300));
      const about = this.chance.one(this.#open);
      const relation = this.chance.one(['applicant', 'employee', 'customer', 'other'] as const);
      const outcome = open ? null : this.chance.one(['no-ground', 'remedy'] as const);
      this.rows.add(concerns, {
        id: ids.id(),
        digest: ids.token(),
        reference: ids.reference(),
        state: open ? 'open' : 'closed',
        locale,
        employer: about.name,
        code: about.code,
        relation,
        message: talk[locale].concern,
        name: '',
        email: '',
        madeAt: this.at(day),
        answerBy: addDays(day, 14),
        outcome,
        answer: outcome && talk[locale].concerned[outcome],
        closedAt: open ? null : this.at(addDays(day, 9)),
      });
    }
  }

  /** Renewals, hearings, measures, yearly checks and appeals of what was decided. */
  async afterwards(): Promise<void> {
    const wordings = new Map<string, string>();
    for (const locale of locales) wordings.set(locale, (await wordingOf(locale)).digest);
    afterwards(this, this.#held, this.#declined, wordings);
  }

  /** A letter of the last days: nearly all have left, a few wait for a person at the desk. */
  private async letter(
    name: 'application-received',
    row: typeof applications.$inferSelect,
    to: string,
    at: string,
  ): Promise<void> {
    const { organisation, reference, letters } = row;
    const words = write(name, letters, to, {
      organisation,
      reference,
      date: formatDay(row.decideBy ?? this.today, letters),
      link: `${this.world.origin}/`,
    } as never);
    const enclosure = await enclosed(this.world, words, { name, about: row.id, ours: true });
    const trouble = ({ 3: 'refused', 9: 'unknown' } as const)[this.#letters++ % 14];
    this.rows.add(outbox, {
      ...enclosure,
      prompted: 0,
      id: `${name}/${row.id}`,
      state: trouble ?? 'sent',
      madeAt: at,
      dueAt: at,
      triedAt: at,
      tries: 1,
      sentAt: trouble ? null : at,
      providerId: trouble ? null : `demo-${row.reference}`,
      fault: trouble ? { refused: 'validation_error', unknown: 'timeout' }[trouble] : null,
    });
  }

  log(at: string, actor: string, verb: string, about: string, details: Record<string, string | number> = {}) {
    this.rows.add(audit, { at, actor, verb, about, details });
  }

  reviewer(but = ''): string {
    return this.chance.one(this.#reviewers.filter((id) => id !== but));
  }

  /** The day itself when offices are open, else the last one before it. */
  private workday(day: Day): Day {
    return isWorkday(day) ? day : this.workday(addDays(day, -1));
  }

  /** A moment of a day between nine and three in Finland, never later than now. */
  at(day: Day, minutes = 0): string {
    const moment = startOf(day).getTime() + (9 * 60 + this.chance.between(0, 330) + minutes) * 60_000;
    return new Date(
      Math.min(moment, this.#now.getTime() - this.chance.between(1, 3600) * 1000),
    ).toISOString();
  }
}
