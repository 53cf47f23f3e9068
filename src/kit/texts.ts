import type { Locale } from '../i18n/locale';
import { escaped } from './svg';
import { filled, type KitWords } from './words';

/** What is filled into the texts: a holder's own, or for nobody only the address of the logo's page. */
export interface Filling {
  readonly employer?: string | undefined;
  readonly years?: string | undefined;
  readonly until?: string | undefined;
  readonly link: string;
}

/** The texts for press, staff, social media and job advertisements, one plain text file each. */
export function textFiles(words: KitWords, locale: Locale, filling: Filling): Record<string, string> {
  const text = words.text[locale];
  const values: Readonly<Record<string, string | undefined>> = { ...filling };
  const letter = ({ title, text }: { title: string; text: string }) =>
    `${filled(title, values)}\n\n${filled(text.trim(), values)}\n`;
  return {
    press: letter(text.press),
    staff: letter(text.staff),
    social: `${text.social.map((post) => filled(post, values)).join('\n\n')}\n`,
    'job-ad': `${filled(text.jobAd, values)}\n`,
    signature: `${filled(text.signature, values)}\n`,
  };
}

/** The mark for an e-mail's signature as HTML: a picture of given size with its text, nothing that runs. */
export function signatureHtml(
  words: KitWords,
  locale: Locale,
  filling: Filling,
  image: { readonly file: string; readonly width: number; readonly height: number },
): string {
  const alt = [words.mark[locale].full, filling.years].filter(Boolean).join(', ');
  const say = filled(words.text[locale].signature, { ...filling });
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(alt)}</title></head><body>
<p><a href="${escaped(filling.link)}"><img src="${escaped(image.file)}" alt="${escaped(alt)}" width="${image.width}" height="${image.height}" style="border:0"></a></p>
<p>${escaped(say)}</p>
</body></html>
`;
}

/** The licence in plain language. */
export function licence(words: KitWords, locale: Locale): string {
  const values = { digital: words.removal.digital, print: words.removal.print };
  const points = words.text[locale].licence.map((point) => `- ${filled(point, values)}`).join('\n');
  return `${words.mark[locale].full}\n\n${points}\n\n${words.owner[locale]}\n`;
}
