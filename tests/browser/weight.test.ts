import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { locales } from '../../src/i18n/locale';
import { type Address, addresses } from '../support/addresses';
import { openReader } from '../support/journey';

/** One of each kind of page in each language: the articles are all of one kind. */
const kinds = addresses.filter(
  ({ key, locale }, at) =>
    addresses.findIndex((other) => other.key === key && other.locale === locale) === at,
);

interface Visit extends Address {
  /** What came, with its size as it is sent: text compressed. */
  readonly files: readonly { readonly url: string; readonly type: string; readonly size: number }[];
  readonly shift: number;
}

const limits = {
  reading: { bytes: 100_000, requests: 8 },
  island: { bytes: 160_000, requests: 12, script: 90_000 },
  /** HTML and CSS: the first flight of a connection. */
  first: 14_000,
};

describe.each(locales)('the first visit in %s', (locale) => {
  const visits: Visit[] = [];
  beforeAll(async () => {
    const own = kinds.filter((kind) => kind.locale === locale);
    for (let n = 0; n < own.length; n += 3)
      visits.push(...(await Promise.all(own.slice(n, n + 3).map(visit))));
  }, 180_000);

  const size = ({ files }: Visit, ...types: string[]) =>
    files
      .filter(({ type }) => types.length === 0 || types.includes(type))
      .reduce((sum, file) => sum + file.size, 0);
  const over = (find: (one: Visit) => number | false) =>
    Object.fromEntries(visits.map((one) => [one.path, find(one)]).filter(([, much]) => much));

  test('needs at most 14,000 bytes of HTML and CSS before it shows', () => {
    expect(
      over(
        (one) => size(one, 'document', 'stylesheet') > limits.first && size(one, 'document', 'stylesheet'),
      ),
    ).toEqual({});
  });

  test('takes at most 100,000 bytes and 8 requests, the application 160,000 and 12', () => {
    const limit = ({ key }: Visit) => (key === 'apply' ? limits.island : limits.reading);
    expect(over((one) => size(one) > limit(one).bytes && size(one))).toEqual({});
    expect(
      over(({ files, ...one }) => files.length > limit({ files, ...one }).requests && files.length),
    ).toEqual({});
  });

  test('brings at most 90,000 bytes of script, with the application only', () => {
    expect(
      over(
        (one) =>
          size(one, 'script') > (one.key === 'apply' ? limits.island.script : 0) && size(one, 'script'),
      ),
    ).toEqual({});
    expect(visits.filter((one) => size(one, 'script') > 0).map(({ key }) => key)).toEqual(['apply']);
  });

  test('moves nothing once it is seen, to the end of the page', () => {
    expect(over(({ shift }) => shift)).toEqual({});
  });
});

async function visit(address: Address): Promise<Visit> {
  await using reader = await openReader();
  const { page } = reader;
  const answers: Promise<Visit['files'][number]>[] = [];
  page.on('response', (response) => {
    const type = response.request().resourceType();
    const weigh = (body: Buffer) => ({
      url: response.url(),
      type,
      size:
        /font|image/.test(type) && !/svg/.test(response.url())
          ? body.length
          : brotliCompressSync(body).length,
    });
    answers.push(response.body().then(weigh));
  });
  await page.goto(inject('siteUrl') + address.path);
  await page.evaluate(() => document.fonts.ready);
  const shift = await page.evaluate(async () => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) sum += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    const frame = () => new Promise(requestAnimationFrame);
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await frame();
      await frame();
    }
    return sum;
  });
  // The browser asks for the icon behind the page's back.
  const icon = await page.getAttribute('link[rel="icon"]', 'href');
  answers.push(
    fetch(inject('siteUrl') + icon).then(async (response) => ({
      url: String(icon),
      type: 'icon',
      size: brotliCompressSync(await response.bytes()).length,
    })),
  );
  await page.waitForLoadState('networkidle');
  return { ...address, files: await Promise.all(answers), shift };
}
