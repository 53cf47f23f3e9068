import { formatDay } from '../i18n/date';
import type { Locale } from '../i18n/locale';
import { block } from './block';
import { draw, inks, type KitLanguage, localesOf, type Masters, namesOf } from './draw';
import { type Holder, yearsOf } from './holder';
import { palette } from './palette';
import { type SetText, TaggedPdf } from './pdf';
import { qr } from './qr';
import { box, placeIn } from './shape';
import type { KitWords } from './words';

/** For a printing house, with 3 mm of bleed and crop marks, or for an office printer. */
export type Print = 'bleed' | 'office';

const { lampSoft, inkSoft: quiet, barn } = palette;

/**
 * The certificate, A4 upright: who, for what, until when, and where it can be checked. Tagged, its fonts embedded.
 * @throws MissingLetters
 */
export function certificate(
  masters: Masters,
  words: KitWords,
  holder: Holder,
  {
    language,
    locale,
    print,
  }: { readonly language: KitLanguage; readonly locale: Locale; readonly print: Print },
): Promise<Uint8Array> {
  const bleed = print === 'bleed' ? 3 : 0;
  const text = words.text[locale].certificate;
  const title = `${text.title}: ${words.mark[locale].name}, ${holder.employer}`;
  const pdf = new TaggedPdf({ title, lang: locale, day: holder.from }, { width: 210, height: 297, bleed });
  const [left, wide] = [24, 162];
  pdf.page();
  const band = 92;
  pdf.artifact(() =>
    pdf.shapes([
      box(-bleed, -bleed, 210 + 2 * bleed, 297 + 2 * bleed, inks.paper),
      box(-bleed, -bleed, 210 + 2 * bleed, band + bleed, inks.night),
      box(-bleed, band, 210 + 2 * bleed, 7, lampSoft),
    ]),
  );
  const mark = draw(masters, words.mark, {
    language,
    layout: 'horizontal',
    look: 'reversed',
    years: yearsOf(holder),
  });
  const { title: markTitle, description } = namesOf(words.mark, { language, years: yearsOf(holder) });
  pdf.figure(
    `${markTitle}. ${description}`,
    placeIn(mark, { x: left, y: 28, width: wide, height: 50 }, { x: 0, y: 0.5 }),
  );

  pdf.text('P', [{ text: text.title, x: left, y: 122, style: { face: 'bold', size: 5.2 }, fill: barn }]);
  const name = block(
    holder.employer,
    { x: left, y: 138, width: wide },
    { face: 'heading', size: 13, spacing: -0.02 },
    {
      fill: inks.night,
      most: 3,
      leading: 1.08,
    },
  );
  pdf.text('H1', name.lines);
  const says = block(text.text, { x: left, y: name.below + 12, width: wide }, { face: 'body', size: 4.9 });
  pdf.text('P', says.lines);
  let y = says.below + 9.5;
  const items: SetText[][] = [];
  for (const promise of words.promises[locale]) {
    const set = block(
      promise,
      { x: left + 7, y, width: wide - 7 },
      { face: 'body', size: 4.5 },
      { leading: 1.25 },
    );
    items.push([{ text: '–', x: left, y, style: { face: 'bold', size: 4.5 }, fill: barn }, ...set.lines]);
    y = set.below + 7.2;
  }
  pdf.list(items);

  const foot = 250;
  pdf.artifact(() => pdf.shapes([box(left, foot - 11, wide, 0.9, inks.night)]));
  const facts = [
    [text.valid, `${formatDay(holder.from, locale)} – ${formatDay(holder.until, locale)}`],
    [text.code, holder.code],
    [text.check, holder.check[locale].replace(/^https?:\/\//, '').replace(/\/$/, '')],
  ] as const;
  facts.forEach(([label, value], at) => {
    const top = foot + at * 10.4;
    const set = block(
      value,
      { x: left, y: top + 5, width: 118 },
      { face: 'bold', size: 4.4 },
      { fill: inks.night, most: 1 },
    );
    pdf.text('P', [
      { text: label, x: left, y: top, style: { face: 'body', size: 3.4 }, fill: quiet },
      ...set.lines,
    ]);
  });
  pdf.figure(
    `QR: ${holder.check[locale]}`,
    placeIn(qr(holder.check[locale], inks.night, inks.paper), {
      x: 186 - 33 + 3,
      y: foot - 8,
      width: 33,
      height: 33,
    }),
  );
  if (words.owner[locale])
    pdf.text(
      'P',
      block(
        words.owner[locale],
        { x: left, y: 285, width: wide },
        { face: 'body', size: 3.2 },
        { fill: quiet, most: 2 },
      ).lines,
    );
  return pdf.end();
}

/**
 * The door sticker, 100 × 140 mm: the mark, and below it the code that is checked with a phone. Tagged like the rest.
 * @throws MissingLetters
 */
export function sticker(
  masters: Masters,
  words: KitWords,
  holder: Holder,
  { language, print }: { readonly language: KitLanguage; readonly print: Print },
): Promise<Uint8Array> {
  const bleed = print === 'bleed' ? 3 : 0;
  const locales = localesOf(language);
  const [locale] = locales;
  const names = namesOf(words.mark, { language, years: yearsOf(holder) });
  const pdf = new TaggedPdf(
    { title: names.title, lang: locale, day: holder.from },
    { width: 100, height: 140, bleed },
  );
  pdf.page();
  pdf.artifact(() =>
    pdf.shapes([
      box(-bleed, -bleed, 100 + 2 * bleed, 140 + 2 * bleed, inks.night),
      box(-bleed, 104, 100 + 2 * bleed, 36 + bleed, lampSoft),
    ]),
  );
  const mark = draw(masters, words.mark, {
    language,
    layout: 'stacked',
    look: 'reversed',
    years: yearsOf(holder),
  });
  pdf.figure(`${names.title}. ${names.description}`, placeIn(mark, { x: 10, y: 10, width: 80, height: 85 }));
  pdf.figure(
    `QR: ${holder.check[locale]}`,
    placeIn(qr(holder.check[locale], inks.night, lampSoft), { x: 6, y: 108, width: 28, height: 28 }),
  );
  locales.forEach((each, at) => {
    const check = block(
      words.text[each].sticker.text,
      { x: 38, y: 115.5 + at * 5.6, width: 56 },
      { face: 'bold', size: 4.8 },
      {
        fill: inks.night,
        most: 1,
      },
    );
    pdf.text('P', check.lines);
  });
  const address = holder.check[locale].replace(/^https?:\/\//, '').replace(/\/$/, '');
  const below = 115.5 + locales.length * 5.6 + 1;
  const where = block(
    address,
    { x: 38, y: below, width: 56 },
    { face: 'body', size: 3.8 },
    { fill: palette.ink, most: 2, leading: 1.2 },
  );
  pdf.text('P', where.lines);
  return pdf.end();
}
