import { type KitLanguage, localesOf, type Masters } from './draw';
import type { KitFile } from './file';
import { guideline } from './guideline';
import { allLogos } from './logos';
import { jobStrip, type PictureName, pictures, sharePicture, signatureMark, titleOf } from './picture';
import { toPng } from './pixels';
import { toSvg } from './svg';
import { licence, textFiles } from './texts';
import type { KitWords } from './words';

/**
 * The part of a language's kit that names no holder: the same for everybody, made by the build.
 * `startPixels` comes first. @param day the day that PDFs are dated, so that the same input makes the same bytes
 */
export function generalFiles(
  masters: Masters,
  words: KitWords,
  language: KitLanguage,
  day: string,
): KitFile[] {
  const names = titleOf(words, language);
  const picture = (path: string, drawing: () => Parameters<typeof toSvg>[0], width: number): KitFile => ({
    path,
    make: () => toPng(toSvg(drawing(), names), width),
  });
  const signature = () => signatureMark(masters, words, language);
  return [
    ...allLogos(masters, words, language, day),
    ...(Object.keys(pictures) as PictureName[]).map((name) =>
      picture(`share/${name}.png`, () => sharePicture(masters, words, language, name), pictures[name][0]),
    ),
    picture('job-ad/strip-1200x200.png', () => jobStrip(masters, words, language), 1200),
    picture('signature/logo@2x.png', () => signature().drawing, signature().width * 2),
    ...localesOf(language).flatMap((locale) => [
      ...Object.entries(textFiles(words, locale, { link: words.logo[locale] })).map(([name, text]) => ({
        path: `texts/${name}.${locale}.txt`,
        make: () => text,
      })),
      { path: `guideline.${locale}.pdf`, make: () => guideline(masters, words, { language, locale, day }) },
      { path: `licence.${locale}.txt`, make: () => licence(words, locale) },
    ]),
  ];
}
