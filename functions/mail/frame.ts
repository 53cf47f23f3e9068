import type { Locale } from '../../src/i18n/locale';

const button =
  'display:inline-block;padding:14px 24px;background:#ffc857;border:2px solid #12302f;color:#12302f;font-weight:bold;text-decoration:none';

/**
 * The one layout of all letters: a single quiet column that Outlook, Gmail and dark mode leave readable.
 * @param letter `subject` and `body` are HTML already
 */
export function frame(letter: { locale: Locale; subject: string; body: string; sender: string }): string {
  const { locale, subject, sender } = letter;
  const body = letter.body
    .replace(
      /<p><a (href="[^"]*")>([^<]*)<\/a><\/p>/g,
      `<p><a class="button" style="${button}" $1>$2</a></p>`,
    )
    .replaceAll('<p>', '<p style="margin:0 0 18px">')
    .replaceAll('<a href', '<a class="link" style="color:#12302f;font-weight:bold" href');
  return `<!doctype html>
<html lang="${locale}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>
:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  .ground { background: #0c2423 !important; }
  .sheet { background: #12302f !important; color: #fbf6ea !important; border-color: #ffc857 !important; }
  .link { color: #ffc857 !important; }
  .sender { color: #fbf6ea !important; }
}
</style>
</head>
<body lang="${locale}" class="ground" style="margin:0;padding:0;background:#fbf6ea">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="ground" style="background:#fbf6ea">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px">
<tr><td class="sender" style="padding:0 0 12px;font:bold 18px/1.3 Verdana,Arial,sans-serif;color:#12302f">${sender}</td></tr>
<tr><td class="sheet" lang="${locale}" style="padding:28px 24px 10px;background:#ffffff;color:#1d2524;border-top:4px solid #12302f;font:16px/1.55 Verdana,Arial,sans-serif;word-break:break-word">
${body}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}
