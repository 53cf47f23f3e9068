import * as z from 'zod';
import { commitments } from '../programme/commitments';
import { areas } from '../programme/places';
import { day, line, link, localized, named } from './cms';

const texts = (max = 300) => localized(line(max));
const maybe = z.union([z.literal(''), line(300)]);
const maybeDay = z.union([z.literal(''), day]);
const maybeLink = z.union([z.literal(''), link]);
const titled = z.strictObject({
  title: named(line(80), 'Otsikko', 'Rubrik', 'Title'),
  text: named(line(500), 'Teksti', 'Text', 'Text', { widget: 'text' }),
});

/** `content/settings/site.yml`: the site's name, the programme's working title and the footer. */
export const site = localized(
  z.strictObject({
    name: named(line(40), 'Sivuston nimi', 'Webbplatsens namn', 'Name of the site'),
    tagline: named(line(160), 'Tunnuslause', 'Slogan', 'Tagline'),
    programme: z.strictObject({
      name: named(line(40), 'Logo-ohjelman nimi', 'Logotypprogrammets namn', 'Name of the logo programme'),
      descriptor: named(line(80), 'Nimen selite', 'Namnets förklaring', 'What the name is followed by'),
      full: named(line(120), 'Koko nimi', 'Hela namnet', 'Full name'),
    }),
    footer: z.strictObject({
      about: named(line(400), 'Lyhyesti meistä', 'Kort om oss', 'About us in short', { widget: 'text' }),
      areas: named(line(160), 'Alueet', 'Områden', 'Areas'),
      licence: named(line(300), 'Lisenssi', 'Licens', 'Licence', { widget: 'text' }),
      funder: named(maybe, 'Rahoittaja', 'Finansiär', 'Funder'),
    }),
    draftNotice: named(line(300), 'Luonnoksen huomautus', 'Meddelande om utkast', 'Notice of a draft', {
      widget: 'text',
    }),
  }),
);

/** `content/settings/home.yml`: the words of the front page. */
export const home = localized(
  z.strictObject({
    title: named(line(70), 'Selaimen otsikko', 'Webbläsarens rubrik', 'Title in the browser'),
    description: named(
      line(160).min(50),
      'Kuvaus hakukoneille',
      'Beskrivning för sökmotorer',
      'Description for search engines',
      {
        widget: 'text',
      },
    ),
    hero: z.strictObject({
      title: named(line(40), 'Pääotsikko', 'Huvudrubrik', 'Main heading'),
      lead: named(line(220), 'Ingressi', 'Ingress', 'Lead', { widget: 'text' }),
      apply: named(line(40), 'Painike: hae logoa', 'Knapp: ansök om logotypen', 'Button: apply for the logo'),
      visit: named(line(40), 'Painike: pyydä käymään', 'Knapp: be oss komma', 'Button: ask us to visit'),
    }),
    customers: z.strictObject({ title: line(80), seeker: titled, coach: titled, employer: titled }),
    figure: z.strictObject({
      value: line(10),
      text: line(160),
      note: line(300),
      link: line(60),
      comparison: z.strictObject({
        title: line(120),
        studies: z.array(line(60)).min(1).max(5),
        note: line(400),
      }),
    }),
    paid: z.strictObject({ title: line(80), text: line(500), points: z.array(line(160)).min(2).max(6) }),
    logo: z.strictObject({
      title: line(80),
      text: line(400),
      steps: z.array(titled).length(4),
      more: line(60),
    }),
    stigma: z.strictObject({ title: line(80), text: line(500), link: line(60) }),
    news: z.strictObject({ title: line(60), link: line(60) }),
    closing: z.strictObject({ title: line(80), text: line(300), button: line(40) }),
  }),
);

/** `content/settings/commitments.yml`: the words of the five commitments, and the question on each. */
export const commitmentTexts = localized(
  z.strictObject({
    items: z
      .array(
        z.strictObject({
          key: named(z.enum(commitments), 'Tunnus', 'Kod', 'Code', { widget: 'hidden' }),
          title: named(line(90), 'Sitoumus', 'Åtagande', 'Commitment'),
          text: named(line(400), 'Mitä se tarkoittaa', 'Vad det betyder', 'What it means', {
            widget: 'text',
          }),
          question: named(
            line(160),
            'Kysymys hakijalle',
            'Fråga till den sökande',
            'Question to the applicant',
          ),
          hint: named(line(200), 'Ohje', 'Hjälptext', 'Help'),
          example: named(line(400), 'Esimerkkivastaus', 'Exempel på svar', 'Example of an answer', {
            widget: 'text',
          }),
        }),
      )
      .length(commitments.length)
      .refine((items) => items.every((item, at) => item.key === commitments[at]), {
        message: `keys must be ${commitments.join(', ')}, in this order`,
      }),
  }),
);

const count = (max: number) => z.int().min(0).max(max);

/** `content/settings/programme.yml`: who owns the mark, the version of the rules, and every period. */
export const programme = z.strictObject({
  owner: z.strictObject({
    name: localized(maybe),
    decision: maybe,
    decisionDate: maybeDay,
    businessId: maybe,
    url: localized(maybeLink),
  }),
  rules: z.strictObject({ version: z.string().regex(/^\d+\.\d+$/), date: day }),
  award: z.strictObject({
    months: count(60),
    graceDays: count(120),
    reminders: z.array(z.int().min(-60).max(180)),
  }),
  application: z.strictObject({
    decisionWorkingDays: count(60),
    confirmDays: count(30),
    questionDays: count(60),
  }),
  appeal: texts(600),
  hearing: z.strictObject({ answerDays: count(60) }),
  appeals: z.strictObject({ answerDays: count(120) }),
  concern: z.strictObject({ answerDays: count(60) }),
  feedback: z.strictObject({ answerDays: count(60) }),
  enquiry: z.strictObject({ answerWorkingDays: count(30) }),
  removal: z.strictObject({ digitalDays: count(365), printDays: count(365) }),
});

const maybeMail = z.union([z.literal(''), z.email()]);

/** `content/settings/contacts.yml`: the team's mailbox, and each area's people by role and municipality. */
export const contacts = z.strictObject({
  team: z.strictObject({ mail: z.email(), language: z.enum(['fi', 'sv']) }),
  areas: z
    .array(
      z.strictObject({
        area: z.enum(areas),
        mail: z.email(),
        phone: maybe,
        languages: z.array(z.enum(['fi', 'sv', 'en'])).min(1),
        people: z.array(
          z.strictObject({
            role: texts(80),
            name: maybe,
            mail: maybeMail,
            municipalities: z.array(z.string().regex(/^\d{3}$/)),
          }),
        ),
      }),
    )
    .length(areas.length),
});

const pointer = z.strictObject({
  key: line(40),
  name: texts(160),
  url: localized(link),
  mail: maybeMail.optional(),
  phone: maybe.optional(),
  checkedOn: maybeDay.optional(),
});

/** `content/settings/links.yml`: authorities and helplines. Without a *checked on* date only the link is shown. */
export const links = z.strictObject({ authorities: z.array(pointer), help: z.array(pointer) });

const percent = z.number().min(0).max(100);

/** `content/settings/evidence.yml`: every research figure of the site, with its source. */
export const evidence = z.strictObject({
  studies: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      authors: line(120),
      year: z.int(),
      journal: line(120),
      country: texts(80),
      people: z.int().optional(),
      months: z.int().optional(),
      outcome: texts(200),
      ips: percent,
      comparison: percent,
      comparisonName: texts(120),
      groups: z.strictObject({ ips: z.int(), comparison: z.int() }).optional(),
      difference: z.strictObject({ points: z.number(), low: z.number(), high: z.number() }).optional(),
      odds: z.strictObject({ ratio: z.number(), low: z.number(), high: z.number() }).optional(),
      url: link,
      also: z.array(z.number()).optional(),
      later: z
        .strictObject({
          year: z.int(),
          months: z.int(),
          ips: percent,
          comparison: percent,
          also: z.array(z.number()).optional(),
          url: link,
        })
        .optional(),
      nordic: z.boolean(),
      facts: line(10),
    }),
  ),
  reviews: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      authors: line(120),
      year: z.int(),
      journal: line(120),
      trials: z.int().optional(),
      ratio: z.number(),
      low: z.number(),
      high: z.number(),
      url: link,
      also: z.array(z.number()).optional(),
      facts: line(10),
      finding: texts(300),
    }),
  ),
  figures: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      source: line(120),
      year: z.int(),
      country: texts(80),
      what: texts(300),
      people: z.int().optional(),
      numbers: z.array(z.number()).min(1),
      url: link,
      facts: line(10),
    }),
  ),
});

export type Evidence = z.output<typeof evidence>;

const letterLike = z.strictObject({
  title: named(line(120), 'Otsikko', 'Rubrik', 'Title'),
  text: named(z.string().trim().min(1).max(3000), 'Teksti', 'Text', 'Text', { widget: 'text' }),
});

/** `content/settings/kit.yml`: what the drawing of the mark shows, and the texts of the logo kit. */
export const kit = localized(
  z.strictObject({
    picture: named(line(160), 'Mitä logossa näkyy', 'Vad logotypen föreställer', 'What the logo shows'),
    slogan: named(line(80), 'Kuvien iskulause', 'Bildernas slogan', 'Slogan of the pictures'),
    jobAd: named(line(400), 'Työpaikkailmoitukseen', 'Till platsannonsen', 'For a job advertisement', {
      widget: 'text',
    }),
    signature: named(
      line(160),
      'Sähköpostin allekirjoitukseen',
      'Till e-postsignaturen',
      'For an e-mail signature',
    ),
    press: named(letterLike, 'Tiedote', 'Pressmeddelande', 'Press release'),
    staff: named(letterLike, 'Henkilöstölle', 'Till personalen', 'For the staff'),
    social: named(
      z.array(line(280)).length(3),
      'Kolme somejulkaisua',
      'Tre inlägg i sociala medier',
      'Three posts for social media',
    ),
    certificate: z.strictObject({
      title: named(line(40), 'Todistuksen otsikko', 'Intygets rubrik', 'Title of the certificate'),
      text: named(line(200), 'Todistuksen teksti', 'Intygets text', 'Text of the certificate', {
        widget: 'text',
      }),
      valid: named(line(30), 'Voimassa', 'Gäller', 'Valid'),
      code: named(line(30), 'Tunnus', 'Kod', 'Code'),
      check: named(line(60), 'Tarkista', 'Kontrollera', 'Check'),
    }),
    sticker: z.strictObject({
      text: named(line(40), 'Tarran teksti', 'Dekalens text', 'Text of the sticker'),
    }),
    licence: named(z.array(line(240)).min(5).max(12), 'Käyttöehdot', 'Användarvillkor', 'Terms of use'),
  }),
);

/** `content/settings/printed.yml`: the words of the brochure and the poster. */
export const printed = localized(
  z.strictObject({
    brochure: named(
      z.strictObject({
        title: named(line(40), 'Otsikko', 'Rubrik', 'Title'),
        lead: named(line(240), 'Ingressi', 'Ingress', 'Lead', { widget: 'text' }),
        sections: named(
          z
            .array(
              z.strictObject({
                title: named(line(50), 'Väliotsikko', 'Mellanrubrik', 'Heading'),
                points: named(z.array(line(160)).min(1).max(5), 'Kohdat', 'Punkter', 'Points'),
              }),
            )
            .length(4),
          'Neljä osaa',
          'Fyra delar',
          'Four parts',
        ),
        ask: named(line(80), 'Kutsu kysymään', 'Uppmaning att fråga', 'Invitation to ask'),
      }),
      'Esite',
      'Broschyr',
      'Brochure',
    ),
    poster: named(
      z.strictObject({
        question: named(line(60), 'Kysymys', 'Fråga', 'Question'),
        text: named(line(200), 'Teksti', 'Text', 'Text', { widget: 'text' }),
        below: named(line(80), 'Alarivi', 'Nedersta raden', 'Bottom line'),
      }),
      'Juliste',
      'Affisch',
      'Poster',
    ),
  }),
);
