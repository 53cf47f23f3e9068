import type { Locale } from '../i18n/locale';
import { translator } from '../i18n/translate';
import type { Holder } from './holder';
import type { KitWords } from './words';

/** The parts of the package in the order in which a holder needs them, each with where it is. */
const parts = [
  ['own/logo/', 'logo'],
  ['own/badge/', 'live'],
  ['own/print/', 'print'],
  ['own/share/, own/job-ad/, own/signature/', 'pictures'],
  ['own/texts/', 'texts'],
  ['own/qr, own/valid-until', 'small'],
  ['logo/, share/, job-ad/, signature/, texts/', 'general'],
  ['guideline, licence', 'rules'],
  ['SHA256SUMS.txt', 'sums'],
] as const;

/**
 * The text that a package begins with: what is where, and what to do with it.
 * @param signed whether the signed badges are in it; while the programme has no key to sign with, they are not
 */
export function readme(
  words: KitWords,
  holder: Holder,
  locale: Locale,
  { signed }: { signed: boolean },
): string {
  const t = translator(locale);
  const lines = parts.map(([where, part]) => `${where}\n  ${t(`kit.read.${part}`)}`);
  const proof = t(signed ? 'kit.read.signed' : 'kit.read.waiting');
  return [
    `${words.mark[locale].full}\n${holder.employer}, ${holder.code}`,
    t('kit.read.lead'),
    ...lines.flatMap((line, at) =>
      parts[at]?.[1] === 'live' ? [line, `own/badge/signed\n  ${proof}`] : [line],
    ),
    holder.check[locale],
  ]
    .join('\n\n')
    .concat('\n');
}
