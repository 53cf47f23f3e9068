import { formatDay } from '../i18n/date';
import type { Locale } from '../i18n/locale';
import { formatNumber } from '../i18n/number';
import { translator } from '../i18n/translate';
import { block } from './block';
import { draw, inks, type KitLanguage, type Masters, namesOf } from './draw';
import { clearSpace, contrast, grounds, misuse, misuses, onGround, smallest, wordsOn } from './guide';
import type { Style } from './outline';
import { palette } from './palette';
import { type SetText, TaggedPdf } from './pdf';
import { box, type Drawing, placeIn } from './shape';
import { filled, type KitWords } from './words';

const left = 22;
const wide = 166;

/** The guideline as a tagged PDF, A4: the words and drawings of the public page, to be printed or kept. */
export function guideline(
  masters: Masters,
  words: KitWords,
  {
    language,
    locale,
    day,
  }: { readonly language: KitLanguage; readonly locale: Locale; readonly day: string },
): Promise<Uint8Array> {
  const t = translator(locale);
  const names = namesOf(words.mark, { language });
  const title = `${words.mark[locale].name}: ${t('kit.guide.title')}`;
  const pdf = new TaggedPdf({ title, lang: locale, day }, { width: 210, height: 297, bleed: 0 });
  const set = (
    text: string,
    x: number,
    y: number,
    width: number,
    style: Style,
    fill: string = palette.ink,
    leading = 1.4,
  ) => block(text, { x, y, width }, style, { fill, most: 12, leading });
  const heading = (text: string, y: number) => {
    const { lines, below } = set(
      text,
      left,
      y,
      wide,
      { face: 'heading', size: 8, spacing: -0.015 },
      inks.night,
      1.1,
    );
    pdf.text('H2', lines);
    return below;
  };
  const paragraph = (text: string, y: number) => {
    const { lines, below } = set(text, left, y, wide, { face: 'body', size: 4.2 });
    pdf.text('P', lines);
    return below;
  };
  const tiles = (
    tiles: readonly { readonly drawing: Drawing; readonly alt: string; readonly caption: string }[],
    top: number,
  ) => {
    const [width, height, step] = [50, 25, 58];
    tiles.forEach(({ drawing, alt, caption }, at) => {
      const x = left + (at % 3) * step;
      const y = top + Math.floor(at / 3) * 43;
      pdf.figure(alt, [
        box(x - 0.25, y - 0.25, width + 0.5, height + 0.5, '#d8cfb8'),
        ...placeIn(drawing, { x, y, width, height }),
      ]);
      pdf.text(
        'P',
        set(caption, x, y + height + 4.6, width, { face: 'body', size: 3.3 }, palette.ink, 1.25).lines,
      );
    });
    return top + Math.ceil(tiles.length / 3) * 43;
  };

  pdf.page();
  pdf.artifact(() => pdf.shapes([box(0, 0, 210, 74, inks.night), box(0, 74, 210, 5, palette.lampSoft)]));
  const mark = draw(masters, words.mark, { language, layout: 'horizontal', look: 'reversed' });
  pdf.figure(
    `${names.title}. ${names.description}`,
    placeIn(mark, { x: left, y: 18, width: 110, height: 38 }, { x: 0 }),
  );
  const top = set(
    t('kit.guide.title'),
    left,
    102,
    wide,
    { face: 'heading', size: 13, spacing: -0.02 },
    inks.night,
    1.08,
  );
  pdf.text('H1', top.lines);
  let y = heading(t('kit.clear.title'), top.below + 18);
  y = paragraph(t('kit.clear.text'), y + 8);
  const space = clearSpace(masters, words.mark, language);
  pdf.figure(
    t('kit.clear.alt'),
    placeIn(space, { x: left, y: y + 6, width: 110, height: 42 }, { x: 0, y: 0 }),
  );
  y = heading(t('kit.small.title'), y + 68);
  y = paragraph(t('kit.small.text'), y + 8);
  const sizes = smallest.map(({ layout, language: of, px, mm }, at) => {
    const name = t(of === 'fi-sv' ? 'kit.small.two' : `kit.layout.${layout}`);
    return set(t('kit.small.item', { name, px, mm }), left, y + 9 + at * 6.4, wide, {
      face: 'bold',
      size: 4.2,
    }).lines;
  });
  pdf.list(sizes);

  pdf.page();
  y = heading(t('kit.grounds.title'), 32);
  y = paragraph(t('kit.grounds.text'), y + 8);
  y = tiles(
    grounds.map(({ name, ground, look }) => ({
      drawing: onGround(masters, words.mark, language, { ground, look }),
      alt: t('kit.grounds.alt', { name: t(`kit.ground.${name}`), look: t(`kit.look.${look}`) }),
      caption: t('kit.grounds.caption', {
        name: t(`kit.ground.${name}`),
        ground,
        look: t(`kit.look.${look}`),
        ratio: formatNumber(Math.floor(contrast(ground, wordsOn(look)) * 10) / 10, locale),
      }),
    })),
    y + 8,
  );
  y = heading(t('kit.misuse.title'), y + 12);
  tiles(
    misuses.map((name) => ({
      drawing: misuse(masters, words.mark, language, name),
      alt: t(`kit.misuse.${name}`),
      caption: t(`kit.misuse.${name}`),
    })),
    y + 8,
  );

  pdf.page();
  y = heading(t('kit.alt.title'), 32);
  y = paragraph(t('kit.alt.text'), y + 8);
  y = paragraph(names.title, y + 9);
  y = heading(t('kit.licence.title'), y + 18);
  const values = { digital: words.removal.digital, print: words.removal.print };
  const points: SetText[][] = [];
  y += 10;
  for (const point of words.text[locale].licence) {
    const { lines, below } = set(filled(point, values), left + 6, y, wide - 6, { face: 'body', size: 4.2 });
    points.push([
      { text: '–', x: left, y, style: { face: 'bold', size: 4.2 }, fill: palette.barn },
      ...lines,
    ]);
    y = below + 7.4;
  }
  pdf.list(points);
  paragraph([words.owner[locale], formatDay(day, locale)].filter(Boolean).join(' '), y + 8);
  return pdf.end();
}
