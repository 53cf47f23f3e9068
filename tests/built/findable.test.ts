import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { locales } from '../../src/i18n/locale';
import { href, routeAt, routes } from '../../src/i18n/routes';
import { translator } from '../../src/i18n/translate';
import { dayAt } from '../../src/programme/day';
import type { Catalogue } from '../../src/search/catalogue';
import { find } from '../../src/search/find';
import { addressesIn } from '../support/addresses';
import { fileAt, files, pages } from '../support/built';

const found = pages.filter(({ tags }) => tags.some(({ attributes }) => attributes['rel'] === 'canonical'));
const today = dayAt(new Date());
const elements = (root: XmlElement | null, name: string): XmlElement[] =>
  (root?.children ?? []).flatMap((one) => {
    if (one.type !== 'element') return [];
    const element = one as XmlElement;
    return [...(element.name === name ? [element] : []), ...elements(element, name)];
  });
const xml = (path: string) => parseXml(fileAt(path).toString()).root;
const known = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '{}')['@graph'] ??
  [];

describe('the sitemaps', () => {
  test('are named by robots.txt and by their index', () => {
    expect(fileAt('/robots.txt').toString()).toMatch(/^Sitemap: https?:\/\/\S+\/sitemap\.xml$/m);
    expect(elements(xml('/sitemap.xml'), 'loc').map(({ text }) => new URL(text).pathname)).toEqual(
      locales.map((locale) => `/sitemap-${locale}.xml`),
    );
  });

  test.each(locales)('in %s hold every page that may be found, once, and no other', (locale) => {
    const paths = elements(xml(`/sitemap-${locale}.xml`), 'loc').map(({ text }) => new URL(text).pathname);
    expect(paths.length).toBeGreaterThan(40);
    expect(new Set(paths).size).toBe(paths.length);
    const built = found.map(({ path }) => path).filter((path) => routeAt(path)?.locale === locale);
    expect(built.filter((path) => !paths.includes(path))).toEqual([]);
    const drawn = paths.filter((path) => !built.includes(path));
    for (const path of drawn) expect(routes[routeAt(path)?.key ?? 'home']).toHaveProperty('onRequest', true);
  });

  test('date no page to come', () => {
    const days = locales.flatMap((locale) =>
      elements(xml(`/sitemap-${locale}.xml`), 'lastmod').map(({ text }) => text),
    );
    expect(days.length).toBeGreaterThan(0);
    expect(days.filter((day) => !/^\d{4}-\d{2}-\d{2}$/.test(day) || day > today)).toEqual([]);
  });
});

describe('a picture to share', () => {
  const pictures = found.map(({ path, tags }) => {
    const content = (property: string) =>
      tags.find(({ attributes }) => attributes['property'] === property)?.attributes['content'] ?? '';
    return { path, file: new URL(content('og:image')).pathname, alt: content('og:image:alt') };
  });

  test('is there for every page, 1200 × 630, with words for those who do not see it', () => {
    for (const { path, file, alt } of pictures) {
      const bytes = fileAt(file);
      expect([path, bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([path, 1200, 630]);
      expect([path, alt.length > 5]).toEqual([path, true]);
    }
  });

  test('is each page’s own', () => {
    expect(new Set(pictures.map(({ file }) => file)).size).toBe(pictures.length);
  });
});

describe('what pages tell by machine', () => {
  test('is on every page where it stands, from the front page on', () => {
    for (const { path, html } of found) {
      const { key, locale } = routeAt(path) ?? {};
      const way = known(html).find((thing: { '@type': string }) => thing['@type'] === 'BreadcrumbList');
      if (key === 'home') continue;
      const steps = way?.itemListElement ?? [];
      expect([path, new URL(steps[0]?.item).pathname]).toEqual([path, href('home', locale ?? 'fi')]);
      expect([path, new URL(steps.at(-1)?.item).pathname]).toEqual([path, path]);
      for (const { name } of steps) expect([path, name?.length > 0]).toEqual([path, true]);
    }
  });

  test.each([
    ['home', 'Organization'],
    ['article', 'NewsArticle'],
    ['story', 'Article'],
    ['event', 'Event'],
    ['employers-faq', 'FAQPage'],
  ])('on %s is a %s', (key, type) => {
    const own = found.filter(({ path }) => routeAt(path)?.key === key);
    expect(own.length).toBeGreaterThanOrEqual(locales.length - 1);
    for (const { path, html } of own)
      expect([path, known(html).some((thing: { '@type': string }) => thing['@type'] === type)]).toEqual([
        path,
        true,
      ]);
  });
});

describe('what is new', () => {
  test.each(locales)('in %s is told in both feeds alike, newest first, nothing before its day', (locale) => {
    const atom = elements(xml(`/feed-${locale}.xml`), 'entry');
    const json = JSON.parse(fileAt(`/feed-${locale}.json`).toString());
    expect(atom.length).toBeGreaterThan(2);
    const days = atom.map((entry) => elements(entry, 'published')[0]?.text ?? '');
    expect(days).toEqual([...days].sort().reverse());
    expect(days.filter((day) => dayAt(new Date(day)) > today)).toEqual([]);
    expect(atom.map((entry) => elements(entry, 'id')[0]?.text)).toEqual(
      json.items.map((item: { id: string }) => item.id),
    );
    for (const { url } of json.items) expect(files.has(`${new URL(url).pathname}index.html`)).toBe(true);
  });

  test('is linked from the head of every page', () => {
    for (const { path, tags } of found) {
      const feeds = tags.filter(
        ({ attributes }) => /feed|atom/.test(attributes['type'] ?? '') && attributes['rel'],
      );
      expect([path, feeds.length]).toEqual([path, 1]);
    }
  });
});

test('each event may be put into a calendar', () => {
  const calendars = [...files].filter((file) => file.endsWith('.ics'));
  expect(calendars.length).toBeGreaterThan(2);
  for (const file of calendars) {
    const event = new ICAL.Event(
      new ICAL.Component(ICAL.parse(fileAt(file).toString())).getFirstSubcomponent(
        'vevent',
      ) as ICAL.Component,
    );
    expect(event.summary.length).toBeGreaterThan(3);
    expect(event.endDate.compare(event.startDate)).toBe(1);
  }
});

describe('the catalogue of the search', () => {
  test.each([
    ['fi', 'mukautuksista', '/tyonantajalle/mukautukset/'],
    ['fi', 'palkkaamisen kustannukset', '/tyonantajalle/kustannukset/'],
    ['sv', 'anpassningarna', '/sv/for-arbetsgivare/anpassningar/'],
    ['sv', 'forskningen', '/sv/ips/forskning/'],
    ['en', 'adjustment', '/en/for-employers/adjustments/'],
    ['en', 'applying for the logo', '/en/logo/apply/'],
  ] as const)('finds in %s by “%s” the page %s among its first three', (locale, question, path) => {
    const catalogue = JSON.parse(fileAt(`/search/${locale}.json`).toString()) as Catalogue;
    expect(
      find(catalogue, question, locale)
        .hits.slice(0, 3)
        .map((hit) => hit.path),
    ).toContain(path);
  });

  test.each(locales)('in %s holds its own pages alone, none of them to come', (locale) => {
    const { pages: kept } = JSON.parse(fileAt(`/search/${locale}.json`).toString()) as Catalogue;
    expect(kept.filter(({ path }) => routeAt(path)?.locale !== locale)).toEqual([]);
    const there = new Set(addressesIn(locale).map(({ path }) => path));
    expect(kept.filter(({ path }) => !there.has(path))).toEqual([]);
  });

  test.each(locales)(
    'in %s holds the statements of the self-check, without the answers to choose from',
    (locale) => {
      const { pages: kept } = JSON.parse(fileAt(`/search/${locale}.json`).toString()) as Catalogue;
      const { text = '' } = kept.find(({ path }) => path === href('self-check', locale)) ?? {};
      const t = translator(locale);
      expect(text).toContain(t('door.recruiting-1'));
      expect(text).not.toContain(`${t('door.reply.yes')} ${t('door.reply.partly')}`);
    },
  );

  test.each(locales)(
    'in %s holds no call to action that stands on many pages, and ends its headings',
    (locale) => {
      const { pages: kept } = JSON.parse(fileAt(`/search/${locale}.json`).toString()) as Catalogue;
      const t = translator(locale);
      for (const words of [t('next.talk.title'), t('next.apply.title'), t('items.related'), t('news.follow')])
        expect(kept.filter(({ text }) => text.includes(words)).map(({ path }) => path)).toEqual([]);
      const path = href('employers-costs', locale);
      const { text = '' } = kept.find((page) => page.path === path) ?? {};
      const [, heading = 'none'] =
        /<h2[^>]*>([^<]+)<\/h2>/.exec(pages.find((page) => page.path === path)?.html ?? '') ?? [];
      expect(text).toContain(`${heading}. `);
    },
  );
});

describe('the brochure and the poster', () => {
  test.each(locales.flatMap((locale) => [`brochure-${locale}`, `poster-${locale}`]))(
    '%s is a tagged PDF with its language and title',
    async (name) => {
      const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
      const loading = getDocument({ data: new Uint8Array(fileAt(`/materials/${name}.pdf`)), verbosity: 0 });
      const pdf = await loading.promise;
      const { info } = await pdf.getMetadata();
      expect(info).toMatchObject({ Language: name.slice(-2) });
      expect(Object.fromEntries((await pdf.getMarkInfo()) as never)).toMatchObject({ Marked: true });
      expect(pdf.numPages).toBe(name.startsWith('brochure') ? 2 : 1);
      const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
      expect(tree).toContain('"role":"H1"');
      await loading.destroy();
    },
  );
});
