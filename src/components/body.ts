import type { Locale } from '../i18n/locale';

/** What the text of a page is made of, in the order it is read. */
export type Part =
  | { readonly kind: 'text'; readonly html: string }
  | { readonly kind: 'table'; readonly html: string }
  | { readonly kind: 'block'; readonly name: string; readonly argument: string };

export interface Heading {
  readonly id: string;
  readonly title: string;
}

export interface Body {
  readonly parts: readonly Part[];
  /** The h2s, for the list of contents. */
  readonly headings: readonly Heading[];
}

/**
 * Makes the text of a page ready to be shown: headings get addresses, tables and lists what their look needs,
 * and a paragraph that holds only `[[name]]` or `[[name:argument]]` becomes the block to be drawn there.
 * @param html what Astro makes of the Markdown; there is no HTML of the writer's own in it
 * @param blocks the names of the blocks there are
 * @param file where the text is from, for the officer
 * @throws Error in Finnish when a block has a name that is not known, or does not stand alone
 */
export function body(html: string, locale: Locale, blocks: readonly string[], file: string): Body {
  const headings: Heading[] = [];
  const text = lists(looks(addresses(typography(html, locale), headings))).replace(
    action,
    '<p class="action">$1</p>',
  );
  const parts = text
    .split(/(<p>\[\[[^<]*\]\]<\/p>|<table(?: class="talk")?>[\s\S]*?<\/table>)/)
    .filter((piece) => piece.trim())
    .map((piece): Part => {
      if (piece.startsWith('<table')) return { kind: 'table', html: table(piece) };
      const [, name, argument = ''] = /^<p>\[\[([\w-]+)(?::([\w-]+))?\]\]<\/p>$/.exec(piece) ?? [];
      if (name && blocks.includes(name)) return { kind: 'block', name, argument };
      const [stray] = /\[\[[^\]<]*\]?\]?/.exec(piece) ?? [];
      if (stray) throw new Error(complaint(stray, blocks, file));
      return { kind: 'text', html: piece };
    });
  return { parts, headings };
}

/** A heading's address: `Mitä stigma on?` → `mita-stigma-on`. */
export function slug(title: string): string {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'osa';
}

/** A paragraph that is nothing but a link to a page of the site. */
const action = /<p>(<a href="\/[^"]*">[^<]*<\/a>)<\/p>/g;

/**
 * How a list or a table is to look, said in a paragraph before it: `[[checklist]]` gives each item a box to tick,
 * `[[timeline]]` puts the items on the way through the door, `[[talk]]` makes a table what to leave unsaid and what to
 * say.
 */
function looks(html: string): string {
  return html
    .replace(/<p>\[\[(checklist|timeline)\]\]<\/p>\s*<([uo]l)>/g, '<$2 class="$1">')
    .replace(/<p>\[\[talk\]\]<\/p>\s*<table>/g, '<table class="talk">');
}

/** A numbered list that begins with bold words, and a list that begins with a bold figure, are set apart by a class. */
function lists(html: string): string {
  return html
    .replace(/<ol>(?=\s*<li>\s*(?:<p>)?<strong>)/g, '<ol class="steps">')
    .replace(/<ul>(\s*<li><strong>\d[\s\S]*?<\/ul>)/g, (_, items: string) => {
      return `<ul class="figures">${items
        .replace(/<li><strong>(?=\d)/g, '<li><strong class="figure">')
        .replace(/<li><strong>/g, '<li><strong class="figure figure-words">')}`;
    });
}

function addresses(html: string, headings: Heading[]): string {
  const taken = new Map<string, number>();
  return html.replace(/<h([23])(?: id="[^"]*")?>([\s\S]*?)<\/h\1>/g, (_, level: string, inner: string) => {
    const title = inner.replace(/<[^>]*>/g, '').trim();
    const base = slug(decode(title));
    const count = (taken.get(base) ?? 0) + 1;
    taken.set(base, count);
    const id = count === 1 ? base : `${base}-${count}`;
    if (level === '2') headings.push({ id, title: decode(title) });
    return `<h${level} id="${id}">${inner}</h${level}>`;
  });
}

/**
 * Says the roles of a table aloud, so that they stay when its rows are stacked on a phone, gives each cell its
 * column's heading to show there, and makes the first cell of a row that row's heading. Two columns are a pair:
 * what is said in the dark, and what the light shows.
 */
function table(html: string): string {
  const columns = [...html.matchAll(/<th(?: [^>]*)?>([\s\S]*?)<\/th>/g)].map(([, inner = '']) =>
    inner.replace(/<[^>]*>/g, '').trim(),
  );
  const pairs = columns.length === 2;
  const rows = html
    .replace(/<th(?: [^>]*)?>/g, '<th scope="col" role="columnheader">')
    .replace(/<tr>([\s\S]*?)<\/tr>/g, (_, cells: string) => {
      let at = -1;
      return `<tr role="row">${cells.replace(/<td[^>]*>([\s\S]*?)<\/td>/g, (_cell, inner: string) => {
        at += 1;
        const label = `data-label="${columns[at]?.replaceAll('"', '&quot;') ?? ''}"`;
        if (at > 0) return `<td role="cell"${pairs ? ' class="tone-lamp"' : ''} ${label}>${inner}</td>`;
        return `<th scope="row" role="rowheader"${pairs ? ' class="tone-night"' : ''} ${label}>${inner}</th>`;
      })}</tr>`;
    });
  return rows
    .replace('<table class="talk">', '<table role="table" class="pairs talk">')
    .replace('<table>', `<table role="table"${pairs ? ' class="pairs"' : ''}>`)
    .replace(/<(thead|tbody)>/g, '<$1 role="rowgroup">');
}

/** Astro sets English quotation marks; Finnish and Swedish open with the mark they close with. */
function typography(html: string, locale: Locale): string {
  return locale === 'en' ? html : html.replaceAll('“', '”').replaceAll('‘', '’');
}

function decode(text: string): string {
  const names: Record<string, string> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#39': "'",
    '#x27': "'",
    '#x3C': '<',
  };
  return text.replace(/&([\w#]+);/g, (whole, name: string) => names[name] ?? whole);
}

function complaint(stray: string, blocks: readonly string[], file: string): string {
  const name = /^\[\[([\w-]+)/.exec(stray)?.[1];
  if (name && blocks.includes(name)) return `${file}: lohkon ${stray} pitää olla yksin omassa kappaleessaan.`;
  return `${file}: lohkoa ${stray} ei ole. Käytä jotakin näistä: ${blocks.join(', ')}.`;
}
