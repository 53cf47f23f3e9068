import { madeUpBusinessId } from '../../src/programme/businessid';
import type { Industry } from '../../src/programme/industries';
import { type Municipality, municipalities } from '../../src/programme/places';
import type { Size } from '../../src/programme/sizes';
import type { Chance } from './chance';

/** An employer that nobody could take for a real one: its name says that it is an example. */
export interface Employer {
  readonly organisation: string;
  readonly markName: string;
  readonly businessId: string;
  readonly place: Municipality;
  readonly industry: Industry;
  readonly size: Size;
  readonly website: string;
  readonly workplaces: string;
  readonly locale: 'fi' | 'sv' | 'en';
  /** The contact: a role, never a person. */
  readonly contact: { readonly name: string; readonly role: string; readonly email: string };
}

interface Trade {
  readonly industry: Industry;
  readonly fi: string;
  /** With its article, and without as after a genitive. */
  readonly sv: readonly [string, string];
}

const trades: readonly Trade[] = [
  { industry: 'A', fi: 'maatila', sv: ['gården', 'gård'] },
  { industry: 'A', fi: 'puutarha', sv: ['trädgården', 'trädgård'] },
  { industry: 'C', fi: 'leipomo', sv: ['bageriet', 'bageri'] },
  { industry: 'C', fi: 'konepaja', sv: ['verkstaden', 'verkstad'] },
  { industry: 'C', fi: 'veneveistämö', sv: ['båtvarvet', 'båtvarv'] },
  { industry: 'C', fi: 'huonekalutehdas', sv: ['möbelfabriken', 'möbelfabrik'] },
  { industry: 'D', fi: 'energia', sv: ['energin', 'energi'] },
  { industry: 'E', fi: 'kierrätys', sv: ['återvinningen', 'återvinning'] },
  { industry: 'F', fi: 'rakennus', sv: ['bygget', 'bygge'] },
  { industry: 'F', fi: 'sähköasennus', sv: ['elmontaget', 'elmontage'] },
  { industry: 'G', fi: 'rautakauppa', sv: ['järnhandeln', 'järnhandel'] },
  { industry: 'G', fi: 'kyläkauppa', sv: ['byahandeln', 'byahandel'] },
  { industry: 'H', fi: 'kuljetus', sv: ['åkeriet', 'åkeri'] },
  { industry: 'I', fi: 'kahvila', sv: ['kaféet', 'kafé'] },
  { industry: 'I', fi: 'majatalo', sv: ['gästgiveriet', 'gästgiveri'] },
  { industry: 'J', fi: 'kustantamo', sv: ['förlaget', 'förlag'] },
  { industry: 'K', fi: 'ohjelmistotalo', sv: ['programhuset', 'programhus'] },
  { industry: 'L', fi: 'säästökassa', sv: ['sparkassan', 'sparkassa'] },
  { industry: 'M', fi: 'kiinteistöhuolto', sv: ['fastighetsskötseln', 'fastighetsskötsel'] },
  { industry: 'N', fi: 'tilitoimisto', sv: ['bokföringsbyrån', 'bokföringsbyrå'] },
  { industry: 'O', fi: 'siivouspalvelu', sv: ['städservicen', 'städservice'] },
  { industry: 'P', fi: 'kunnan tekninen toimi', sv: ['kommunens tekniska verk', 'kommuns tekniska verk'] },
  { industry: 'Q', fi: 'opisto', sv: ['institutet', 'institut'] },
  { industry: 'R', fi: 'hoivakoti', sv: ['vårdhemmet', 'vårdhem'] },
  { industry: 'S', fi: 'uimahalli', sv: ['simhallen', 'simhall'] },
  { industry: 'T', fi: 'pesula', sv: ['tvätteriet', 'tvätteri'] },
  { industry: 'T', fi: 'kyläyhdistys', sv: ['byaföreningen', 'byaförening'] },
];

const befores = {
  fi: [
    'Lakeuden',
    'Jokivarren',
    'Aukean',
    'Pohjan',
    'Kolmen Ladon',
    'Väärämäen',
    'Hyvän Aamun',
    'Äijö & Tytär',
    'Yön ja Päivän',
    'Suoran Tien',
  ],
  sv: [
    'Åbackas',
    'Skärgårdens',
    'Tre Lador &',
    'Sju Broars',
    'Norrskenets',
    'Den Öppna Slättens',
    'Ängsviks',
    'Österåns',
    'Gråstens',
    'Högholmens',
  ],
} as const;

const roles = {
  fi: ['Toimitusjohtaja', 'Henkilöstöpäällikkö', 'Työpaikan esihenkilö', 'Toimistonhoitaja', 'Yrittäjä'],
  sv: ['Verkställande direktör', 'Personalchef', 'Närmaste chef', 'Kontorsföreståndare', 'Företagare'],
  en: ['Managing director', 'Head of people', 'Site manager', 'Office manager', 'Owner'],
} as const;

/** So many employers over both areas, no two of the same name, and of nine thousand none of the same number. */
export function employersOf(chance: Chance, count: number): Employer[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, at) => {
    const place = chance.one(municipalities);
    const swedish = place.area === 'pohjanmaa' && chance.likely(place.name.en === place.name.fi ? 35 : 85);
    const locale = chance.likely(4) ? 'en' : swedish ? 'sv' : 'fi';
    const trade = chance.one(trades);
    const organisation = nameOf(chance, taken, trade, place, swedish ? 'sv' : 'fi');
    const role = chance.one(roles[locale]);
    const parts = chance.likely(12);
    const number = String(at + 1).padStart(3, '0');
    return {
      organisation,
      markName: chance.likely(8) ? shortOf(organisation) : '',
      businessId: madeUpBusinessId(at % 9_000),
      place,
      industry: trade.industry,
      size: chance.one(['1-9', '1-9', '10-49', '10-49', '50-249', '250+'] as const),
      website: chance.likely(80) ? `https://tyonantaja-${number}.example.fi/` : '',
      workplaces: parts ? partsOf(place, swedish) : '',
      locale,
      contact: {
        name: `${{ fi: 'Esimerkki', sv: 'Exempel', en: 'Example' }[locale]} ${role}`,
        role,
        email: `yhteyshenkilo.${number}@example.fi`,
      },
    };
  });
}

function nameOf(
  chance: Chance,
  taken: Set<string>,
  trade: Trade,
  place: Municipality,
  locale: 'fi' | 'sv',
): string {
  const example = locale === 'fi' ? `Esimerkki${trade.fi}` : `Exempel${trade.sv[0]}`;
  const before = () => {
    const name = chance.one(befores[locale]);
    return `${name} ${locale === 'sv' && name.endsWith('s') ? `Exempel${trade.sv[1]}` : example}`;
  };
  const ends =
    trade.industry === 'P' || trade.industry === 'Q'
      ? ['']
      : locale === 'fi'
        ? [' Oy', ' Oy', ' Ky', ' osuuskunta', ' Oy Ab']
        : [' Ab', ' Ab', ' Kb', ' andelslag', ' Ab Oy'];
  const shapes = [
    () => `${example}${chance.one(ends)}`,
    () => `${before()}${chance.one(ends)}`,
    () => `${example} ${locale === 'fi' ? `– ${place.name.fi}` : `i ${place.name.sv}`}${chance.one(ends)}`,
    () =>
      `${before()} ${locale === 'fi' ? '& Kumppanit' : '& Kompanjoner'}, ${place.name[locale]}${chance.one(ends)}`,
  ];
  for (let tries = 0; ; tries += 1) {
    const shape = shapes[Math.min(tries === 0 ? chance.between(0, 2) : tries, 3)] ?? (() => example);
    const name = tries > 20 ? `${shape()} ${taken.size}` : shape();
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

function shortOf(organisation: string): string {
  return organisation.replace(/ (Oy Ab|Ab Oy|Oy|Ab|Ky|Kb|osuuskunta|andelslag)$/, '').slice(0, 60);
}

function partsOf(place: Municipality, swedish: boolean): string {
  return swedish
    ? `Verksamhetsstället i ${place.name.sv}\nLagret, ${place.name.sv}`
    : `Toimipaikka: ${place.name.fi}\nVarasto, ${place.name.fi}`;
}
