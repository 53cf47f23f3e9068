import type { ImageMetadata } from 'astro';
import { site } from '../collections/read';
import type { Locale } from '../i18n/locale';
import { href } from '../i18n/routes';
import { withOffset } from '../programme/moment';
import type { Item } from './items';

/** A thing as schema.org describes it, for those who read pages by machine. */
export type Known = Readonly<Record<string, unknown>>;

/** Who keeps this site. @param origin the address it stands at */
export function organisation(locale: Locale, origin: URL | undefined): Known {
  const home = new URL('/', origin).href;
  return {
    '@type': 'Organization',
    '@id': `${home}#organization`,
    name: site[locale].name,
    description: site[locale].tagline,
    url: new URL(href('home', locale), origin).href,
    logo: new URL('/favicon.svg', origin).href,
    areaServed: site[locale].footer.areas.split(' · '),
  };
}

/** A news item or a story. */
export function articleData(
  item: Extract<Item, { kind: 'news' | 'stories' }>,
  locale: Locale,
  origin: URL | undefined,
  picture?: ImageMetadata,
): Known {
  return {
    '@type': item.kind === 'news' ? 'NewsArticle' : 'Article',
    headline: item.title,
    description: item.description,
    datePublished: item.date,
    inLanguage: locale,
    mainEntityOfPage: new URL(item.path, origin).href,
    ...(picture && { image: new URL(picture.src, origin).href }),
    author: organisation(locale, origin),
    publisher: { '@id': `${new URL('/', origin).href}#organization` },
  };
}

/** An event. Where it is held in Teams, it is online and its place is the page on which one signs up. */
export function eventData(
  { entry: { data }, title, description, path }: Extract<Item, { kind: 'events' }>,
  locale: Locale,
  origin: URL | undefined,
): Known {
  const online = /\bteams\b/i.test(data.place);
  const signUp = data.signUp ?? new URL(href('contact', locale), origin).href;
  return {
    '@type': 'Event',
    name: title,
    description,
    startDate: withOffset(data.starts),
    endDate: withOffset(data.ends),
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: `https://schema.org/${online ? 'Online' : 'Offline'}EventAttendanceMode`,
    location: online
      ? { '@type': 'VirtualLocation', url: signUp }
      : { '@type': 'Place', name: data.place, address: data.place },
    inLanguage: data.language.split('-'),
    url: new URL(path, origin).href,
    organizer: organisation(locale, origin),
  };
}

/** The questions of a page and their answers: its second-level headings that end with a question mark. */
export function questionsData(html: string): Known | undefined {
  const pairs = [...html.matchAll(/<h2[^>]*>([\s\S]*?)<\/h2>([\s\S]*?)(?=<h2|$)/g)]
    .map(([, question = '', answer = '']) => ({ question: plain(question), answer: plain(answer) }))
    .filter(({ question, answer }) => question.endsWith('?') && answer);
  if (pairs.length === 0) return undefined;
  return {
    '@type': 'FAQPage',
    mainEntity: pairs.map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: answer },
    })),
  };
}

/** The way from the front page to a page. @param steps the pages above it, the highest first, and itself */
export function crumbs(steps: readonly { name: string; path: string }[], origin: URL | undefined): Known {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      item: new URL(path, origin).href,
    })),
  };
}

/** What stands in the page: one JSON-LD document, with nothing in it that ends a script. */
export function jsonLd(things: readonly Known[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': things }).replaceAll('<', '\\u003c');
}

function plain(html: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&([\w#]+);/g, (whole, name: string) => names[name] ?? whole)
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:!?])/g, '$1')
    .trim();
}
