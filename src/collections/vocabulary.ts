import type { Editing } from './cms';
import { newsAreaNames } from './news';

const entry = (fi: string, sv: string, en: string, more: Omit<Editing, 'label'> = {}): Editing => ({
  label: { fi, sv, en },
  ...more,
});

const empty = {
  hint: { fi: 'Voi jäädä tyhjäksi.', sv: 'Kan lämnas tomt.', en: 'May be left empty.' },
} as const;

/** What a field is called in the CMS when its schema does not say, by the field's key. */
export const vocabulary: Readonly<Record<string, Editing>> = {
  fi: entry('suomeksi', 'på finska', 'in Finnish'),
  sv: entry('ruotsiksi', 'på svenska', 'in Swedish'),
  en: entry('englanniksi', 'på engelska', 'in English'),
  title: entry('Otsikko', 'Rubrik', 'Title'),
  text: entry('Teksti', 'Text', 'Text', { widget: 'text' }),
  name: entry('Nimi', 'Namn', 'Name'),
  mail: entry('Sähköposti', 'E-post', 'E-mail'),
  phone: entry('Puhelin', 'Telefon', 'Phone', empty),
  url: entry('Osoite (https://…)', 'Adress (https://…)', 'Address (https://…)', {
    message: {
      fi: 'Osoite alkaa https://.',
      sv: 'Adressen börjar med https://.',
      en: 'The address begins with https://.',
    },
  }),
  key: entry('Tunnus', 'Kod', 'Code', { widget: 'hidden' }),
  date: entry('Päivä', 'Dag', 'Day', { widget: 'day' }),
  checkedOn: entry('Tarkistettu', 'Kontrollerad', 'Checked', {
    widget: 'day',
    hint: {
      fi: 'Päivä, jona puhelin ja sähköposti on tarkistettu. Ilman sitä näytetään vain linkki.',
      sv: 'Dagen då telefon och e-post har kontrollerats. Utan den visas bara länken.',
      en: 'The day on which phone and e-mail were checked. Without it only the link is shown.',
    },
  }),
  authorities: entry('Viranomaiset', 'Myndigheter', 'Authorities'),
  help: entry('Apua antavat tahot', 'Hjälpinstanser', 'Places of help'),
  team: entry('Koko tiimi', 'Hela teamet', 'The whole team'),
  areas: entry('Alueet', 'Områden', 'Areas'),
  area: entry('Alue', 'Område', 'Area', { options: newsAreaNames }),
  languages: entry('Palvelukielet', 'Servicespråk', 'Languages of service', {
    options: {
      fi: { fi: 'suomi', sv: 'finska', en: 'Finnish' },
      sv: { fi: 'ruotsi', sv: 'svenska', en: 'Swedish' },
      en: { fi: 'englanti', sv: 'engelska', en: 'English' },
    },
  }),
  language: entry('Kieli', 'Språk', 'Language', {
    options: {
      fi: { fi: 'suomi', sv: 'finska', en: 'Finnish' },
      sv: { fi: 'ruotsi', sv: 'svenska', en: 'Swedish' },
    },
  }),
  people: entry('Ihmiset', 'Personer', 'People'),
  role: entry('Tehtävä', 'Befattning', 'Role'),
  municipalities: entry('Kuntien numerot', 'Kommunernas nummer', 'Numbers of the municipalities', {
    hint: {
      fi: 'Kolme numeroa kunnalta, esimerkiksi 743. Tyhjä luettelo tarkoittaa koko aluetta.',
      sv: 'Tre siffror per kommun, till exempel 743. En tom lista betyder hela området.',
      en: 'Three digits each, for example 743. An empty list means the whole area.',
    },
    message: { fi: 'Kolme numeroa.', sv: 'Tre siffror.', en: 'Three digits.' },
  }),
  owner: entry('Logon omistaja', 'Logotypens ägare', 'Owner of the logo', {
    hint: {
      fi: 'Kunnes nimi, päätös ja sen päivä on annettu, säännöt ovat luonnos eikä logoja myönnetä.',
      sv: 'Tills namn, beslut och datum är givna är reglerna ett utkast och inga logotyper beviljas.',
      en: 'Until name, decision and its day are given, the rules are a draft and no logo is awarded.',
    },
  }),
  decision: entry('Päätöksen numero', 'Beslutets nummer', 'Number of the decision', empty),
  decisionDate: entry('Päätöksen päivä', 'Beslutets datum', 'Day of the decision', { widget: 'day' }),
  businessId: entry('Y-tunnus', 'FO-nummer', 'Business ID', empty),
  rules: entry('Sääntöjen versio', 'Reglernas version', 'Version of the rules', {
    hint: {
      fi: 'Kun säännöt, sitoumukset tai määräajat muuttuvat, anna uusi versio ja päivä ennen niitä.',
      sv: 'När regler, åtaganden eller tidsfrister ändras, ge först en ny version och ett nytt datum.',
      en: 'When rules, commitments or periods change, give a new version and day before them.',
    },
  }),
  version: entry('Versio', 'Version', 'Version', {
    message: {
      fi: 'Kaksi numeroa, esimerkiksi 1.0.',
      sv: 'Två tal, till exempel 1.0.',
      en: 'Two numbers, for example 1.0.',
    },
  }),
  award: entry('Logon käyttöoikeus', 'Rätten till logotypen', 'The right to use the logo'),
  months: entry('Voimassa (kuukautta)', 'Gäller (månader)', 'Valid (months)'),
  graceDays: entry(
    'Uusimisaika päättymisen jälkeen (päivää)',
    'Tid för förnyelse efter slutet (dagar)',
    'Time to renew after the end (days)',
  ),
  reminders: entry('Muistutukset (päivää ennen)', 'Påminnelser (dagar före)', 'Reminders (days before)', {
    hint: {
      fi: 'Miinusmerkki: päivää jälkeen.',
      sv: 'Minustecken: dagar efter.',
      en: 'A minus sign: days after.',
    },
  }),
  application: entry('Hakemus', 'Ansökan', 'Application'),
  decisionWorkingDays: entry('Päätös (työpäivää)', 'Beslut (arbetsdagar)', 'Decision (working days)'),
  confirmDays: entry(
    'Vahvistuslinkki toimii (päivää)',
    'Bekräftelselänken fungerar (dagar)',
    'The confirmation link works (days)',
  ),
  questionDays: entry(
    'Aika vastata kysymykseen (päivää)',
    'Tid att svara på en fråga (dagar)',
    'Time to answer a question (days)',
  ),
  appeal: entry('Muutoksenhaun ohje', 'Anvisning om ändringssökande', 'How to seek a change', {
    widget: 'text',
  }),
  appeals: entry('Muutospyynnöt', 'Begäranden om ändring', 'Requests for a change'),
  concern: entry('Huolet', 'Anmärkningar', 'Concerns'),
  hearing: entry('Työnantajan kuuleminen', 'Hörande av arbetsgivaren', 'Hearing the employer'),
  feedback: entry('Saavutettavuuspalaute', 'Respons om tillgänglighet', 'Accessibility feedback'),
  enquiry: entry('Yhteydenotto', 'Kontakt', 'Enquiry'),
  answerDays: entry('Vastaus (päivää)', 'Svar (dagar)', 'Answer (days)'),
  answerWorkingDays: entry('Vastaus (työpäivää)', 'Svar (arbetsdagar)', 'Answer (working days)'),
  removal: entry('Logon poistaminen', 'Borttagning av logotypen', 'Taking the logo down'),
  digitalDays: entry('Verkosta (päivää)', 'På nätet (dagar)', 'From the web (days)'),
  printDays: entry('Painetusta (päivää)', 'I tryck (dagar)', 'From print (days)'),
  programme: entry('Logo-ohjelma', 'Logotypprogrammet', 'The logo programme'),
  footer: entry('Alatunniste', 'Sidfot', 'Footer'),
  items: entry('Sitoumukset', 'Åtaganden', 'Commitments'),
  hero: entry('Sivun alku', 'Sidans början', 'Top of the page'),
  customers: entry('Kaksi asiakasta', 'Två kunder', 'Two customers'),
  seeker: entry('Työnhakija', 'Arbetssökande', 'Job seeker'),
  coach: entry('Valmentaja', 'Tränare', 'Coach'),
  employer: entry('Työnantaja', 'Arbetsgivare', 'Employer'),
  figure: entry('Luku', 'Siffra', 'Figure'),
  value: entry('Arvo', 'Värde', 'Value'),
  note: entry('Huomautus', 'Anmärkning', 'Note', { widget: 'text' }),
  link: entry('Linkin teksti', 'Länkens text', 'Text of the link'),
  comparison: entry('Vertailu', 'Jämförelse', 'Comparison'),
  studies: entry('Tutkimusten tunnukset', 'Studiernas koder', 'Codes of the studies'),
  paid: entry('Palkkatyö', 'Lönearbete', 'Paid work'),
  points: entry('Kohdat', 'Punkter', 'Points'),
  logo: entry('Logo', 'Logotyp', 'Logo'),
  steps: entry('Vaiheet', 'Steg', 'Steps'),
  more: entry('Linkin teksti', 'Länkens text', 'Text of the link'),
  stigma: entry('Mielenterveys työssä', 'Psykisk hälsa i arbetet', 'Mental health at work'),
  news: entry('Ajankohtaista', 'Aktuellt', 'News'),
  closing: entry('Sivun loppu', 'Sidans slut', 'End of the page'),
  button: entry('Painikkeen teksti', 'Knappens text', 'Text of the button'),
};
