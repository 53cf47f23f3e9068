import type { Locale } from '../i18n/locale';
import type { Catalogue } from '../search/catalogue';
import {
  type Findings,
  find,
  type Hit,
  longestQuestion,
  type Piece,
  partOf,
  shown,
  turnsOf,
} from '../search/find';

/** The part of Pagefind that is used here; it is built into the site and loaded when it is wanted. */
interface Pagefind {
  options(options: { excerptLength: number; noWorker: boolean }): Promise<void>;
  search(question: string): Promise<{ results: readonly { data(): Promise<Fragment> }[] }>;
}
interface Fragment {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: { readonly title?: string };
}

const address = '/pagefind/pagefind.js';
let ready: Promise<Pagefind> | undefined;
let newest = 0;

/**
 * Looks for what was typed and shows it. What Pagefind does not know, such as the end of a compound, is looked for in
 * the catalogue that the server has.
 * @param aloud the reader asked for it: the results get the focus
 * @param wanted which part of the results
 * @throws when neither can be loaded
 */
export async function seek(form: HTMLFormElement, typed: string, aloud: boolean, wanted = 1): Promise<void> {
  const question = typed.trim().slice(0, longestQuestion);
  newest += 1;
  const own = newest;
  const data = form.dataset;
  const locale = (data['locale'] ?? 'fi') as Locale;
  if (!question) return show('', { hits: [], count: 0, part: 1, partly: false, near: [] }, form, question);
  const found = await look(question, locale, wanted);
  if (own !== newest) return;
  const said =
    found.count === 0
      ? data['none']
      : found.partly
        ? data['partly']
        : found.count === 1
          ? data['one']
          : data['found'];
  const page = found.part > 1 ? `&page=${found.part}` : '';
  history.replaceState(null, '', `?q=${encodeURIComponent(question)}${page}`);
  show(filled(said, { question, count: String(found.count) }), found, form, question);
  if (aloud) document.getElementById('said')?.focus();
}

/** A string of the page with its gaps filled. */
function filled(text: string | undefined, words: Readonly<Record<string, string | undefined>>): string {
  return (text ?? '').replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
}

async function look(question: string, locale: Locale, wanted: number): Promise<Findings> {
  ready ??= start();
  const { results } = await (await ready).search(question);
  if (results.length > 0) {
    const part = partOf(results.length, wanted);
    const these = results.slice((part - 1) * shown, part * shown);
    const fragments = await Promise.all(these.map((result) => result.data()));
    return { hits: fragments.map(hitOf), count: results.length, part, partly: false, near: [] };
  }
  const answer = await fetch(`/search/${locale}.json`);
  return find((await answer.json()) as Catalogue, question, locale, wanted);
}

async function start(): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  await pagefind.options({ excerptLength: 30, noWorker: true });
  return pagefind;
}

function hitOf({ url, excerpt, meta }: Fragment): Hit {
  return { path: url, title: meta.title ?? url, pieces: piecesOf(excerpt) };
}

/** Pagefind gives its excerpt as HTML in which only `<mark>` stands: it is read as text, never put in as HTML. */
function piecesOf(excerpt: string): Piece[] {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
  return excerpt
    .split(/<\/?mark>/)
    .map((text, at) => ({
      text: text.replace(/&(#?\w+);/g, (whole, name: string) => names[name] ?? whole),
      hit: at % 2 === 1,
    }))
    .filter(({ text }) => text);
}

function show(title: string, found: Findings, form: HTMLFormElement, question: string): void {
  const { hits, near } = found;
  const said = document.getElementById('said');
  if (said && said.textContent !== title) said.replaceChildren(...(title ? [element('h2', title)] : []));
  document.getElementById('hits')?.replaceChildren(...hits.map(row));
  const words = near.map((word) => link(`${form.action}?q=${encodeURIComponent(word)}`, word));
  const told =
    words.length > 0 ? [`${form.dataset['near'] ?? ''} `, ...words.flatMap((word) => [word, ' '])] : [];
  document.getElementById('near')?.replaceChildren(...told);
  document.getElementById('turns')?.replaceChildren(...turns(found, form, question));
  document.getElementById('starts')?.toggleAttribute('hidden', question !== '' && hits.length > 0);
}

/** The ways to the other parts. They draw them here, in Pagefind's order: the server has its own. */
function turns(found: Findings, form: HTMLFormElement, question: string): HTMLElement[] {
  const ways = turnsOf(found, question);
  if (!ways) return [];
  const turn = (way: 'previous' | 'next', wanted: number) => {
    const to = ways[way];
    if (!to) return [];
    const made = link(form.action + to, form.dataset[way] ?? '');
    made.rel = way === 'next' ? 'next' : 'prev';
    made.addEventListener('click', (event) => {
      event.preventDefault();
      seek(form, question, true, wanted).catch(() => location.assign(made.href));
    });
    return [made];
  };
  return [
    element('span', filled(form.dataset['shown'], ways)),
    ...turn('previous', found.part - 1),
    ...turn('next', found.part + 1),
  ];
}

function row({ path, title, pieces }: Hit): HTMLElement {
  const item = element('li');
  const heading = element('h3');
  heading.replaceChildren(link(path, title));
  const text = element('p');
  text.replaceChildren(...pieces.map((piece) => (piece.hit ? element('mark', piece.text) : piece.text)));
  item.replaceChildren(heading, text);
  return item;
}

function link(to: string, text: string): HTMLAnchorElement {
  const made = element('a', text) as HTMLAnchorElement;
  made.href = to;
  return made;
}

function element(name: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
