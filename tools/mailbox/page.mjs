import { readFileSync } from 'node:fs';

/** @import { Letter } from './resend.mjs' */

/** The stylesheet of every page here. */
export const style = readFileSync(new URL('page.css', import.meta.url), 'utf8');

/** The door, as the tab's icon and the page's mark. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="5" fill="#12302f"/><path fill="#ffc857" d="M15 9h13v24H15z"/><path fill="#ffe3a3" d="M15 33h13L18 41H7v-3z"/><path fill="#9c2f22" stroke="#fbf6ea" d="M28 9l9-3v32l-9-5z"/><circle cx="31" cy="22" r="1.4" fill="#ffe3a3"/></svg>`;

/**
 * The list of letters, newest first.
 * @param {Letter[]} letters in the order they came
 */
export function listPage(letters) {
  const rows = letters.toReversed().map(
    (letter) => `<li><a href="/${letter.id}"><strong>${safe(letter.subject)}</strong>
      <span>${safe(letter.to.join(', '))}</span>${time(letter.at)}</a></li>`,
  );
  const body = rows.length
    ? `<ol class="letters">${rows.join('')}</ol>`
    : `<p class="empty">No letters yet. When the site sends one, it lands here instead of in somebody’s inbox.</p>`;
  const count = rows.length === 1 ? '1 letter' : `${rows.length} letters`;
  return page(
    'Mailbox',
    `<p class="bar"><span>${rows.length ? count : ''}</span><a href="/">Reload</a></p>${body}`,
  );
}

/**
 * One letter: its head, its HTML in a frame without rights, its plain text.
 * @param {Letter} letter
 * @param {{ events: readonly string[], told: string }} webhook what the site can be told of it, and what it was told
 *   just now
 */
export function letterPage(letter, { events, told }) {
  const head = [
    ['From', letter.from],
    ['To', letter.to.join(', ')],
    ...(letter.replyTo.length ? [['Reply to', letter.replyTo.join(', ')]] : []),
    ...Object.entries(letter.headers),
  ];
  const terms = head.map(([term = '', value = '']) => `<dt>${safe(term)}</dt><dd>${safe(value)}</dd>`);
  const html = letter.html
    ? `<section><h2>As HTML</h2><iframe title="The letter as HTML" src="/${letter.id}/html"
        sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe></section>`
    : '';
  const text = letter.text
    ? `<section><h2>As plain text</h2><pre tabindex="0">${link(letter.text)}</pre></section>`
    : '';
  const done = events.includes(told)
    ? `<p class="told" role="status">The site was told: ${safe(told)}.</p>`
    : '';
  const forms = events.map(
    (event) =>
      `<form method="post" action="/${letter.id}/${event}"><button type="submit">${safe(event)}</button></form>`,
  );
  const tell = events.length
    ? `<section class="tell"><h2>What became of it</h2><p>Tells the site by a signed webhook, as Resend would.</p>${done}<div>${forms.join('')}</div></section>`
    : '';
  return page(
    letter.subject,
    `<p class="bar"><a href="/">All letters</a></p><dl>${terms.join('')}<dt>Sent</dt><dd>${time(letter.at)}</dd></dl>${tell}${html}${text}`,
  );
}

/**
 * The letter's own HTML, its links opening in a new tab.
 * @param {string} html
 */
export function framed(html) {
  const base = '<base target="_blank">';
  const opening = /<head(?:\s[^>]*)?>|<html(?:\s[^>]*)?>|<!doctype[^>]*>/gi;
  const last = [...html.matchAll(opening)].at(-1);
  if (!last) return `<!doctype html>${base}${html}`;
  const end = last.index + last[0].length;
  return html.slice(0, end) + base + html.slice(end);
}

/** A page that says there is nothing. */
export function missingPage() {
  return page('No such letter', '<p class="bar"><a href="/">All letters</a></p>');
}

/**
 * @param {string} title
 * @param {string} body HTML
 */
function page(title, body) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/page.css">
</head>
<body>
<header><a href="/"><img src="/icon.svg" alt="" width="40" height="40">Mailbox of this computer</a></header>
<main><h1>${safe(title)}</h1>${body}</main>
</body>
</html>`;
}

/** @param {string} at */
function time(at) {
  const shown = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'Europe/Helsinki',
  }).format(new Date(at));
  return `<time datetime="${safe(at)}">${shown}</time>`;
}

/** @param {string} text */
function link(text) {
  return text
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]'])/)
    .map((part, index) =>
      index % 2 ? `<a href="${safe(part)}" target="_blank" rel="noopener">${safe(part)}</a>` : safe(part),
    )
    .join('');
}

/** @param {string} text */
function safe(text) {
  return text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '&#39;',
  );
}
