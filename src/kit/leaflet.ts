import type { Locale } from '../i18n/locale';
import { block } from './block';
import { draw, inks, type Masters, namesOf, type Words } from './draw';
import { palette } from './palette';
import { TaggedPdf } from './pdf';
import { box, placeIn } from './shape';

const { lamp, lampSoft, barn } = palette;

/** What the brochure and the poster need besides their own words. */
export interface Printing {
  readonly masters: Masters;
  /** What the mark says. */
  readonly mark: Words;
  readonly locale: Locale;
  /** The day they are dated: the same words make the same bytes. */
  readonly day: string;
  /** The name of the site, and where it stands as it is read: `ovi.example.fi`. */
  readonly name: string;
  readonly address: string;
}

export interface BrochureWords {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly { readonly title: string; readonly points: readonly string[] }[];
  readonly ask: string;
}

export interface PosterWords {
  readonly question: string;
  readonly text: string;
  readonly below: string;
}

/** The brochure for employers: two A4 pages, tagged, for an office printer. */
export function brochure(words: BrochureWords, printing: Printing): Promise<Uint8Array> {
  const { masters, mark, locale, day, name, address } = printing;
  const pdf = new TaggedPdf({ title: `${words.title} – ${name}`, lang: locale, day, author: name }, a4);
  const [left, wide] = [22, 166];
  const symbol = masters['symbol-reversed'];
  pdf.page();
  pdf.artifact(() =>
    pdf.shapes([
      box(0, 0, 210, 297, inks.paper),
      box(0, 0, 210, 128, inks.night),
      box(0, 128, 210, 8, lampSoft),
      ...placeIn(symbol, { x: 128, y: 42, width: 66, height: 91 }, { x: 1, y: 1 }),
    ]),
  );
  pdf.text('P', [{ text: name, x: left, y: 26, style: { face: 'bold', size: 5 }, fill: lampSoft }]);
  const title = block(
    words.title,
    { x: left, y: 50, width: 104 },
    { face: 'heading', size: 15, spacing: -0.02 },
    { fill: lamp, most: 4, leading: 1.06 },
  );
  pdf.text('H1', title.lines);
  const lead = block(
    words.lead,
    { x: left, y: 152, width: wide },
    { face: 'body', size: 5.4 },
    { leading: 1.4 },
  );
  pdf.text('P', lead.lines);
  let y = lead.below + 15;
  for (const one of words.sections.slice(0, 2)) y = section(pdf, one, { x: left, y, width: wide }) + 2;
  foot(pdf, name, address, left);

  pdf.page();
  pdf.artifact(() => pdf.shapes([box(0, 0, 210, 297, inks.paper), box(0, 0, 210, 10, inks.night)]));
  y = 36;
  for (const one of words.sections.slice(2)) y = section(pdf, one, { x: left, y, width: wide }) + 7;
  const lockup = { language: locale, layout: 'horizontal', look: 'colour' } as const;
  const names = namesOf(mark, lockup);
  pdf.figure(
    `${names.title}. ${names.description}`,
    placeIn(draw(masters, mark, lockup), { x: left, y: 222, width: 84, height: 26 }, { x: 0, y: 0.5 }),
  );
  const ask = block(
    words.ask,
    { x: 122, y: 234, width: 66 },
    { face: 'heading', size: 6, spacing: -0.01 },
    { fill: inks.night, most: 3, leading: 1.15 },
  );
  pdf.text('P', ask.lines);
  foot(pdf, name, address, left);
  return pdf.end();
}

/** The poster: one question, A3 upright, tagged. */
export function poster(words: PosterWords, printing: Printing): Promise<Uint8Array> {
  const { masters, locale, day, name, address } = printing;
  const pdf = new TaggedPdf({ title: `${words.question} – ${name}`, lang: locale, day, author: name }, a3);
  const [left, wide] = [30, 237];
  const symbol = masters['symbol-reversed'];
  pdf.page();
  pdf.artifact(() =>
    pdf.shapes([
      box(0, 0, 297, 420, inks.night),
      box(0, 366, 297, 54, lampSoft),
      ...placeIn(symbol, { x: 120, y: 196, width: 147, height: 178 }, { x: 1, y: 1 }),
    ]),
  );
  const question = block(
    words.question,
    { x: left, y: 68, width: wide },
    { face: 'heading', size: 38, spacing: -0.02 },
    { fill: lamp, most: 4, leading: 1.04 },
  );
  pdf.text('H1', question.lines);
  const text = block(
    words.text,
    { x: left, y: Math.max(question.below + 32, 214), width: 98 },
    { face: 'body', size: 10.5 },
    { fill: inks.paper, most: 12, leading: 1.35 },
  );
  pdf.text('P', text.lines);
  const below = block(
    words.below,
    { x: left, y: 390, width: 150 },
    { face: 'heading', size: 9, spacing: -0.01 },
    { fill: inks.night, most: 2, leading: 1.15 },
  );
  pdf.text('P', below.lines);
  pdf.text('P', [
    {
      text: `${name}  ${address}`,
      x: 297 - left,
      y: 408,
      style: { face: 'bold', size: 5, anchor: 'end' },
      fill: inks.night,
    },
  ]);
  return pdf.end();
}

const a4 = { width: 210, height: 297, bleed: 0 };
const a3 = { width: 297, height: 420, bleed: 0 };

/** A heading and its points. @returns where it ends */
function section(
  pdf: TaggedPdf,
  { title, points }: BrochureWords['sections'][number],
  at: { readonly x: number; readonly y: number; readonly width: number },
): number {
  const heading = block(
    title,
    at,
    { face: 'heading', size: 7.4, spacing: -0.015 },
    { fill: inks.night, most: 2, leading: 1.12 },
  );
  pdf.text('H2', heading.lines);
  let y = heading.below + 9;
  const items = points.map((point) => {
    const set = block(
      point,
      { x: at.x + 6, y, width: at.width - 6 },
      { face: 'body', size: 4.5 },
      { leading: 1.32 },
    );
    y = set.below + 7.4;
    return [
      {
        text: '–',
        x: at.x,
        y: set.lines[0]?.y ?? y,
        style: { face: 'bold', size: 4.5 },
        fill: barn,
      } as const,
      ...set.lines,
    ];
  });
  pdf.list(items);
  return y + 4;
}

function foot(pdf: TaggedPdf, name: string, address: string, left: number): void {
  pdf.artifact(() => {
    pdf.shapes([box(left, 272, 166, 0.8, inks.night)]);
    pdf.mark([
      { text: `${name}  ${address}`, x: left, y: 281, style: { face: 'bold', size: 4 }, fill: inks.night },
    ]);
  });
}
