import type { Editing } from './cms';
import { areaNames } from './news';

const entry = (fi: string, sv: string, more: Omit<Editing, 'label'> = {}): Editing => ({
  label: { fi, sv },
  ...more,
});

const empty = {
  hint: { fi: 'Voi jäädä tyhjäksi.', sv: 'Kan lämnas tomt.' },
} as const;

/** What a field is called in the CMS when its schema does not say, by the field's key. */
export const vocabulary: Readonly<Record<string, Editing>> = {
  fi: entry('suomeksi', 'på finska'),
  sv: entry('ruotsiksi', 'på svenska'),
  en: entry('englanniksi', 'på engelska'),
  title: entry('Otsikko', 'Rubrik'),
  text: entry('Teksti', 'Text', { widget: 'text' }),
  name: entry('Nimi', 'Namn'),
  mail: entry('Sähköposti', 'E-post'),
  phone: entry('Puhelin', 'Telefon', empty),
  url: entry('Osoite (https://…)', 'Adress (https://…)', {
    message: { fi: 'Osoite alkaa https://.', sv: 'Adressen börjar med https://.' },
  }),
  key: entry('Tunnus', 'Kod', { widget: 'hidden' }),
  date: entry('Päivä', 'Dag', { widget: 'day' }),
  checkedOn: entry('Tarkistettu', 'Kontrollerad', {
    widget: 'day',
    hint: {
      fi: 'Päivä, jona puhelin ja sähköposti on tarkistettu. Ilman sitä näytetään vain linkki.',
      sv: 'Dagen då telefon och e-post har kontrollerats. Utan den visas bara länken.',
    },
  }),
  authorities: entry('Viranomaiset', 'Myndigheter'),
  help: entry('Apua antavat tahot', 'Hjälpinstanser'),
  team: entry('Koko tiimi', 'Hela teamet'),
  areas: entry('Alueet', 'Områden'),
  area: entry('Alue', 'Område', { options: areaNames }),
  languages: entry('Palvelukielet', 'Servicespråk', {
    options: {
      fi: { fi: 'suomi', sv: 'finska' },
      sv: { fi: 'ruotsi', sv: 'svenska' },
      en: { fi: 'englanti', sv: 'engelska' },
    },
  }),
  language: entry('Kieli', 'Språk', {
    options: { fi: { fi: 'suomi', sv: 'finska' }, sv: { fi: 'ruotsi', sv: 'svenska' } },
  }),
  people: entry('Ihmiset', 'Personer'),
  role: entry('Tehtävä', 'Uppgift'),
  municipalities: entry('Kuntien numerot', 'Kommunernas nummer', {
    hint: {
      fi: 'Kolme numeroa kunnalta, esimerkiksi 743. Tyhjä luettelo tarkoittaa koko aluetta.',
      sv: 'Tre siffror per kommun, till exempel 743. En tom lista betyder hela området.',
    },
    message: { fi: 'Kolme numeroa.', sv: 'Tre siffror.' },
  }),
  owner: entry('Logon omistaja', 'Logotypens ägare', {
    hint: {
      fi: 'Kunnes nimi, päätös ja sen päivä on annettu, säännöt ovat luonnos eikä logoja myönnetä.',
      sv: 'Tills namn, beslut och datum är givna är reglerna ett utkast och inga logotyper beviljas.',
    },
  }),
  decision: entry('Päätöksen numero', 'Beslutets nummer', empty),
  decisionDate: entry('Päätöksen päivä', 'Beslutets datum', { widget: 'day' }),
  businessId: entry('Y-tunnus', 'FO-nummer', empty),
  rules: entry('Sääntöjen versio', 'Reglernas version', {
    hint: {
      fi: 'Kun säännöt, sitoumukset tai määräajat muuttuvat, anna uusi versio ja päivä ennen niitä.',
      sv: 'När regler, åtaganden eller tidsfrister ändras, ge först en ny version och ett nytt datum.',
    },
  }),
  version: entry('Versio', 'Version', {
    message: { fi: 'Kaksi numeroa, esimerkiksi 1.0.', sv: 'Två tal, till exempel 1.0.' },
  }),
  award: entry('Logon käyttöoikeus', 'Rätten till logotypen'),
  months: entry('Voimassa (kuukautta)', 'Gäller (månader)'),
  graceDays: entry('Uusimisaika päättymisen jälkeen (päivää)', 'Tid för förnyelse efter slutet (dagar)'),
  reminders: entry('Muistutukset (päivää ennen)', 'Påminnelser (dagar före)', {
    hint: { fi: 'Miinusmerkki: päivää jälkeen.', sv: 'Minustecken: dagar efter.' },
  }),
  application: entry('Hakemus', 'Ansökan'),
  decisionWorkingDays: entry('Päätös (työpäivää)', 'Beslut (arbetsdagar)'),
  confirmDays: entry('Vahvistuslinkki toimii (päivää)', 'Bekräftelselänken fungerar (dagar)'),
  questionDays: entry('Aika vastata kysymykseen (päivää)', 'Tid att svara på en fråga (dagar)'),
  appeal: entry('Muutoksenhaun ohje', 'Anvisning om ändringssökande', { widget: 'text' }),
  appeals: entry('Muutospyynnöt', 'Begäran om ändring'),
  concern: entry('Huoli-ilmoitus', 'Anmärkning'),
  hearing: entry('Työnantajan kuuleminen', 'Hörande av arbetsgivaren'),
  feedback: entry('Saavutettavuuspalaute', 'Respons om tillgänglighet'),
  enquiry: entry('Yhteydenotto', 'Kontakt'),
  answerDays: entry('Vastaus (päivää)', 'Svar (dagar)'),
  answerWorkingDays: entry('Vastaus (työpäivää)', 'Svar (arbetsdagar)'),
  removal: entry('Logon poistaminen', 'Borttagning av logotypen'),
  digitalDays: entry('Verkosta (päivää)', 'På nätet (dagar)'),
  printDays: entry('Painetusta (päivää)', 'I tryck (dagar)'),
  programme: entry('Logo-ohjelma', 'Logotypprogrammet'),
  footer: entry('Alatunniste', 'Sidfot'),
  items: entry('Sitoumukset', 'Åtaganden'),
  hero: entry('Sivun alku', 'Sidans början'),
  customers: entry('Kaksi asiakasta', 'Två kunder'),
  seeker: entry('Työnhakija', 'Arbetssökande'),
  coach: entry('Valmentaja', 'Tränare'),
  employer: entry('Työnantaja', 'Arbetsgivare'),
  figure: entry('Luku', 'Siffra'),
  value: entry('Arvo', 'Värde'),
  note: entry('Huomautus', 'Anmärkning', { widget: 'text' }),
  link: entry('Linkin teksti', 'Länkens text'),
  comparison: entry('Vertailu', 'Jämförelse'),
  studies: entry('Tutkimusten tunnukset', 'Studiernas koder'),
  paid: entry('Palkkatyö', 'Lönearbete'),
  points: entry('Kohdat', 'Punkter'),
  logo: entry('Logo', 'Logotyp'),
  steps: entry('Vaiheet', 'Steg'),
  more: entry('Linkin teksti', 'Länkens text'),
  stigma: entry('Mielenterveys työssä', 'Psykisk hälsa i arbetet'),
  news: entry('Ajankohtaista', 'Aktuellt'),
  closing: entry('Sivun loppu', 'Sidans slut'),
  button: entry('Painikkeen teksti', 'Knappens text'),
};
