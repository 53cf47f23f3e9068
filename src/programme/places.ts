import type { Locale, Localized } from '../i18n/locale';

/** The two areas that the programme serves. */
export const areas = ['etela-pohjanmaa', 'pohjanmaa'] as const;
export type Area = (typeof areas)[number];

export const areaNames: Record<Area, Localized> = {
  'etela-pohjanmaa': { fi: 'Etelä-Pohjanmaa', sv: 'Södra Österbotten', en: 'South Ostrobothnia' },
  pohjanmaa: { fi: 'Pohjanmaa', sv: 'Österbotten', en: 'Ostrobothnia' },
};

export interface Municipality {
  /** Statistics Finland's code, three characters. */
  readonly code: string;
  readonly area: Area;
  readonly name: Localized;
}

/**
 * The municipalities of both areas, area by area, each in the order of the Finnish names.
 * Source: Statistics Finland, kunta_1_20250101 and maakunta_1_20260101. English uses the Finnish name,
 * or the Swedish one where Swedish speakers are the majority.
 */
export const municipalities: readonly Municipality[] = [
  ...read('etela-pohjanmaa', [
    '005 Alajärvi',
    '010 Alavus Alavo',
    '052 Evijärvi',
    '145 Ilmajoki Ilmola',
    '151 Isojoki Storå',
    '152 Isokyrö Storkyro',
    '218 Karijoki Bötom',
    '232 Kauhajoki',
    '233 Kauhava',
    '300 Kuortane',
    '301 Kurikka',
    '403 Lappajärvi',
    '408 Lapua Lappo',
    '743 Seinäjoki',
    '759 Soini',
    '846 Teuva Östermark',
    '934 Vimpeli Vindala',
    '989 Ähtäri Etseri',
  ]),
  ...read('pohjanmaa', [
    '231 Kaskinen Kaskö',
    '280 Korsnäs',
    '287 Kristiinankaupunki Kristinestad Kristinestad',
    '288 Kruunupyy Kronoby Kronoby',
    '399 Laihia Laihela',
    '440 Luoto Larsmo Larsmo',
    '475 Maalahti Malax Malax',
    '499 Mustasaari Korsholm Korsholm',
    '545 Närpiö Närpes Närpes',
    '599 Pedersören_kunta Pedersöre Pedersöre',
    '598 Pietarsaari Jakobstad Jakobstad',
    '893 Uusikaarlepyy Nykarleby Nykarleby',
    '905 Vaasa Vasa',
    '946 Vöyri Vörå Vörå',
  ]),
];

/**
 * The municipalities in the order of the alphabet that Finnish and Swedish share, which lists in English follow too.
 * It is written here because a browser's own order has to be loaded first, which holds a phone up for a tenth of a
 * second; letters other than those of the names above are not in it.
 */
export function municipalitiesFor(locale: Locale): Municipality[] {
  const key = ({ name }: Municipality) =>
    name[locale].toLowerCase().replace(/[åä]/g, (letter) => (letter === 'å' ? 'ä' : 'å'));
  return municipalities.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The code that stands for "another municipality". */
export const elsewhere = 'other';

/** The municipality with this code, undefined for `elsewhere` and for codes outside the areas. */
export function municipality(code: string): Municipality | undefined {
  return municipalities.find((place) => place.code === code);
}

function read(area: Area, rows: readonly string[]): Municipality[] {
  return rows.map((row) => {
    const [code = '', fi = '', sv = fi, en = fi] = row.split(' ').map((word) => word.replace('_', ' '));
    return { code, area, name: { fi, sv, en } };
  });
}
