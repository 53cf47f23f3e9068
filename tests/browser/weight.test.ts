import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { type Address, addressesIn } from '../support/addresses';
import { openReader } from '../support/journey';

/** One of each kind of page; what each page weighs in each language, `tests/built/weight.test.ts` tells. */
const kinds = addressesIn('fi').filter(
  ({ key }, at, all) => all.findIndex((other) => other.key === key) === at,
);

interface Visit extends Address {
  /** What came, with its size as it is sent: text compressed. */
  readonly files: readonly { readonly url: string; readonly type: string; readonly size: number }[];
  readonly shift: number;
}

interface Limits {
  readonly bytes: number;
  readonly requests: number;
  readonly script: number;
}
const reading: Limits = { bytes: 100_000, requests: 8, script: 0 };
/** Pages on which something is done; what they load beyond this comes only when it is used. */
const doing: Readonly<Partial<Record<Address['key'], Limits>>> = {
  apply: { bytes: 160_000, requests: 12, script: 90_000 },
  checker: { bytes: 160_000, requests: 12, script: 90_000 },
  search: { ...reading, requests: 12, script: 4_000 },
  'self-check': { ...reading, requests: 12, script: 4_000 },
  // Shows every version of the mark, as its reader comes to it.
  kit: { bytes: 260_000, requests: 48, script: 2_000 },
};
const limitsOf = ({ key }: Address): Limits => doing[key] ?? reading;
/** HTML and CSS: the first flight of a connection. */
const first = 14_000;

describe('the first visit', () => {
  const visits: Visit[] = [];
  beforeAll(async () => {
    for (let n = 0; n < kinds.length; n += 3)
      visits.push(...(await Promise.all(kinds.slice(n, n + 3).map(visit))));
  }, 240_000);

  const size = ({ files }: Visit, ...types: string[]) =>
    files
      .filter(({ type }) => types.length === 0 || types.includes(type))
      .reduce((sum, file) => sum + file.size, 0);
  const over = (find: (one: Visit) => number | false) =>
    Object.fromEntries(visits.map((one) => [one.path, find(one)]).filter(([, much]) => much));

  test('needs at most 14,000 bytes of HTML and CSS before it shows', () => {
    expect(
      over((one) => size(one, 'document', 'stylesheet') > first && size(one, 'document', 'stylesheet')),
    ).toEqual({});
  });

  test('takes at most 100,000 bytes and 8 requests, or what a page on which something is done may take', () => {
    expect(over((one) => size(one) > limitsOf(one).bytes && size(one))).toEqual({});
    expect(over((one) => one.files.length > limitsOf(one).requests && one.files.length)).toEqual({});
  });

  test('brings no script but where something is done, and little of it', () => {
    expect(over((one) => size(one, 'script') > limitsOf(one).script && size(one, 'script'))).toEqual({});
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
          : compressed(response.url(), body),
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
    return Math.round(sum * 100) / 100;
  });
  await page.waitForLoadState('networkidle');
  const files = await Promise.all(answers);
  // Some browsers ask for the icon behind the page's back, others tell of it.
  const icon = new URL((await page.getAttribute('link[rel="icon"]', 'href')) ?? '', page.url()).href;
  if (!files.some(({ url }) => url === icon)) {
    const body = await (await fetch(icon)).bytes();
    files.push({ url: icon, type: 'icon', size: compressed(icon, body) });
  }
  return { ...address, files, shift };
}

const sizes = new Map<string, number>();
/** What a text weighs as it is sent; what several pages ask for is compressed once. */
function compressed(url: string, body: Uint8Array): number {
  const size = sizes.get(url) ?? brotliCompressSync(body).length;
  sizes.set(url, size);
  return size;
}
