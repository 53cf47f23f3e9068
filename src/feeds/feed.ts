import type { Locale } from '../i18n/locale';

/** What a feed tells of one item; addresses are whole. */
export interface FeedItem {
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly html: string;
  /** An instant in ISO 8601. */
  readonly published: string;
  readonly tags: readonly string[];
}

export interface Feed {
  readonly locale: Locale;
  readonly title: string;
  readonly description: string;
  /** The page that the feed tells of, and its own addresses. */
  readonly home: string;
  readonly atom: string;
  readonly json: string;
  readonly author: string;
  readonly items: readonly FeedItem[];
}

/** The feed as Atom (RFC 4287). */
export function atomOf(feed: Feed): string {
  const updated = feed.items[0]?.published ?? '1970-01-01T00:00:00Z';
  const entries = feed.items.map(
    ({ url, title, summary, html, published, tags }) => `  <entry>
    <id>${escaped(url)}</id>
    <title>${escaped(title)}</title>
    <link rel="alternate" type="text/html" href="${escaped(url)}"/>
    <published>${published}</published>
    <updated>${published}</updated>
${tags.map((tag) => `    <category term="${escaped(tag)}"/>\n`).join('')}    <summary>${escaped(summary)}</summary>
    <content type="html">${escaped(html)}</content>
  </entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.locale}">
  <id>${escaped(feed.atom)}</id>
  <title>${escaped(feed.title)}</title>
  <subtitle>${escaped(feed.description)}</subtitle>
  <link rel="self" type="application/atom+xml" href="${escaped(feed.atom)}"/>
  <link rel="alternate" type="text/html" href="${escaped(feed.home)}"/>
  <updated>${updated}</updated>
  <author><name>${escaped(feed.author)}</name></author>
${entries.join('')}</feed>
`;
}

/** The feed as JSON Feed 1.1. */
export function jsonFeedOf(feed: Feed): string {
  const told = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.home,
    feed_url: feed.json,
    language: feed.locale,
    authors: [{ name: feed.author }],
    items: feed.items.map(({ url, title, summary, html, published, tags }) => ({
      id: url,
      url,
      title,
      summary,
      content_html: html,
      date_published: published,
      tags,
    })),
  };
  return `${JSON.stringify(told, null, 1)}\n`;
}

/** Makes the addresses of a text whole, as they are read away from the site. */
export function wholeLinks(html: string, origin: string): string {
  return html.replace(/(\s(?:href|src)=")\/(?!\/)/g, `$1${origin}/`);
}

/** Text for an element or an attribute of XML; what XML 1.0 does not allow is left out. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(
      /[&<>"]/g,
      (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? letter,
    );
}
