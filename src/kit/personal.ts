import { formatDay } from '../i18n/date';
import type { Locale } from '../i18n/locale';
import { translator } from '../i18n/translate';
import { calendar } from './calendar';
import { draw, type KitLanguage, type Layout, localesOf, looks, type Masters, namesOf } from './draw';
import type { KitFile } from './file';
import { type Holder, yearsOf } from './holder';
import { logoFiles } from './logos';
import { missingLetters } from './outline';
import { jobStrip, type PictureName, pictures, sharePicture, signatureMark, titleOf } from './picture';
import { toPng } from './pixels';
import { qr } from './qr';
import { certificate, sticker } from './sheets';
import { snippet } from './snippet';
import { toSvg } from './svg';
import { type Filling, signatureHtml, textFiles } from './texts';
import { filled, type KitWords } from './words';

/** The letters of a holder's name that the kit cannot draw; empty when it can draw all of them. */
export function undrawable({ employer }: Pick<Holder, 'employer'>): readonly string[] {
  return [...new Set([...missingLetters(employer, 'heading'), ...missingLetters(employer, 'bold')])];
}

/**
 * The part of a language's kit that is one holder's own: the mark with the years, and with the name, certificate,
 * sticker, QR code, live badge, texts with the name filled in, calendar. Drawn when it is asked for, one file at a
 * time. `startPixels` comes first.
 */
export function personalFiles(
  masters: Masters,
  words: KitWords,
  holder: Holder,
  language: KitLanguage,
): KitFile[] {
  const years = yearsOf(holder);
  const file = years.replace('–', '-');
  const locales = localesOf(language);
  const [first] = locales;
  const prints = ['bleed', 'office'] as const;
  const code = qr(holder.check[first]);
  const signature = signatureMark(masters, words, language, { years });
  const title = titleOf(words, language);
  const picture = (path: string, drawing: () => Parameters<typeof toSvg>[0], width: number): KitFile => ({
    path,
    make: () => toPng(toSvg(drawing(), title), width),
  });
  return [
    ...(['horizontal', 'stacked'] as const).flatMap((layout: Exclude<Layout, 'symbol'>) => [
      ...looks.flatMap((look) =>
        logoFiles(
          masters,
          words,
          { language, layout, look, years },
          {
            name: `own/logo/${layout}-${look}-${file}`,
            day: holder.from,
            widths: look === 'colour' ? [800] : [],
          },
        ),
      ),
      ...logoFiles(
        masters,
        words,
        { language, layout, look: 'colour', years, employer: holder.employer },
        { name: `own/logo/${layout}-named-${file}`, day: holder.from, widths: [800] },
      ),
    ]),
    ...logoFiles(
      masters,
      words,
      { language, layout: 'horizontal', look: 'colour', years },
      { name: 'own/logo', day: holder.from, widths: [] },
    ),
    {
      path: 'own/logo.png',
      make: () => toPng(ownMark(masters, words, holder, language), 1600),
    },
    ...(Object.keys(pictures) as PictureName[]).map((name) =>
      picture(
        `own/share/${name}.png`,
        () => sharePicture(masters, words, language, name, { years, employer: holder.employer }),
        pictures[name][0],
      ),
    ),
    picture('own/job-ad/strip-1200x200.png', () => jobStrip(masters, words, language, { years }), 1200),
    { path: 'own/qr.svg', make: () => toSvg(code, { title: holder.check[first] }) },
    { path: 'own/qr.png', make: () => toPng(toSvg(code, { title: holder.check[first] }), code.width * 20) },
    picture('own/signature/logo@2x.png', () => signature.drawing, signature.width * 2),
    ...prints.map((print) => ({
      path: `own/print/sticker-${print}.pdf`,
      make: () => sticker(masters, words, holder, { language, print }),
    })),
    ...locales.flatMap((locale) => {
      const filling = fillingOf(holder, locale);
      const { title: name } = namesOf(words.mark, { language: locale });
      return [
        ...prints.map((print) => ({
          path: `own/print/certificate-${print}.${locale}.pdf`,
          make: () => certificate(masters, words, holder, { language, locale, print }),
        })),
        {
          path: `own/signature/signature.${locale}.html`,
          make: () => signatureHtml(words, locale, filling, { ...signature, file: 'logo@2x.png' }),
        },
        ...Object.entries(textFiles(words, locale, filling)).map(([key, text]) => ({
          path: `own/texts/${key}.${locale}.txt`,
          make: () => text,
        })),
        ...(['web', 'mail'] as const).map((use) => ({
          path: `own/badge/live-${use}.${locale}.txt`,
          make: () => `${liveBadge(words, holder, locale, use)}\n`,
        })),
        {
          path: `own/valid-until.${locale}.ics`,
          make: () =>
            calendar(holder, locale, {
              title: `${name}: ${words.text[locale].certificate.valid} ${formatDay(holder.until, locale)}`,
              text: filled('{employer}: {link}', { ...filling }),
            }),
        },
      ];
    }),
  ];
}

/** The HTML of a holder's live badge, to be pasted. */
function liveBadge(words: KitWords, holder: Holder, locale: Locale, use: 'web' | 'mail'): string {
  const alt = translator(locale)('badge.alt', { programme: words.mark[locale].full, name: holder.employer });
  return snippet({ origin: new URL(holder.check[locale]).origin, code: holder.code, locale, alt, use });
}

/** What is filled into a holder's texts. */
function fillingOf(holder: Holder, locale: Locale): Filling {
  return {
    employer: holder.employer,
    years: yearsOf(holder),
    until: formatDay(holder.until, locale),
    link: holder.check[locale],
  };
}

function ownMark(masters: Masters, words: KitWords, holder: Holder, language: KitLanguage): string {
  const lockup = { language, layout: 'horizontal', look: 'colour', years: yearsOf(holder) } as const;
  return toSvg(draw(masters, words.mark, lockup), namesOf(words.mark, lockup));
}
