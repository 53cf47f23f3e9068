import { beforeEach, describe, expect, test } from 'vitest';
import type { FormState } from '../../src/forms/state';
import { counts, enquiry, feedback, origin } from '../support/store';
import { appIn, application, type Fields, freshWorld, opened, type TestWorld } from '../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const forms = [
  { path: '/logo/hae/', fill: application },
  { path: '/yhteys/', fill: enquiry },
  { path: '/saavutettavuus/palaute/', fill: feedback },
] as const;

const urlencoded = 'application/x-www-form-urlencoded';
const kibi = 1024;
const largest = 128 * kibi;

const pairsOf = (fields: Fields) =>
  Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
const written = (fields: Fields) => new URLSearchParams(pairsOf(fields)).toString();

/** The form, made as long as is asked for by a field that nobody reads. */
function padded(fields: Fields, length: number): string {
  const text = `${written(fields)}&padding=`;
  return text + 'x'.repeat(length - text.length);
}

function multipart(fields: Fields, extra = '', boundary = 'x'): string {
  const parts = pairsOf(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join('')}${extra}--${boundary}--\r\n`;
}

function streamed(text: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
}

async function send(path: string, body: BodyInit | null, headers: Record<string, string> = {}) {
  const app = appIn(world);
  const request = {
    method: 'POST',
    body,
    headers: { origin, 'sec-fetch-site': 'same-origin', 'content-type': urlencoded, ...headers },
  };
  const answer = await app.request(origin + path, request);
  await app.settle();
  const text = await answer.text();
  return { status: answer.status, form: text ? (JSON.parse(text) as { form?: FormState }).form : undefined };
}

describe.each(forms)('a body sent to $path', ({ path, fill }) => {
  const open = async (other: Fields = {}) => fill(await opened(appIn(world), world, path), other);

  async function expectRefused(status: number, body: BodyInit | null, headers: Record<string, string> = {}) {
    const { status: told, form } = await send(path, body, headers);
    expect(told).toBe(status);
    expect(form?.notice).toBe('unreadable');
    expect(form?.stamp).toMatch(/^[\w-]+\.\w+\.[\w-]*\.[\w-]+$/);
    expect(Object.values(await counts(world)).every((count) => count === 0)).toBe(true);
    expect(world.posted).toEqual([]);
  }

  test.each([
    ['of 128 KiB and a byte', largest + 1],
    ['of 1 MiB less a byte', kibi * kibi - 1],
    ['of 1 MiB', kibi * kibi],
    ['of 1 MiB and a byte', kibi * kibi + 1],
  ])('%s is too large', async (_what, length) => {
    const body = padded(await open(), length);
    expect(body).toHaveLength(length);
    await expectRefused(413, body);
    await expectRefused(413, streamed(body, 64 * kibi));
  });

  test.each([
    ['of 128 KiB less a byte', largest - 1],
    ['of 128 KiB', largest],
  ])('%s is taken', async (_what, length) => {
    expect((await send(path, padded(await open(), length))).status).toBe(303);
  });

  test('that lies of its length is counted all the same', async () => {
    const body = padded(await open(), largest + 1);
    for (const length of ['1', '0', '-1', 'many', ''])
      await expectRefused(413, streamed(body, kibi), { 'content-length': length });
  });

  test('that comes a byte at a time is read', async () => {
    expect((await send(path, streamed(written(await open()), 1))).status).toBe(303);
  });

  test('that breaks off on its way is refused', async () => {
    const fields = await open();
    const bytes = new TextEncoder().encode(written(fields));
    const broken = new ReadableStream({
      start: (controller) => controller.enqueue(bytes.slice(0, 100)),
      pull: (controller) => controller.error(new Error('The visitor is gone')),
    });
    await expectRefused(400, broken);
  });

  test('with a field of a million characters is too large', async () => {
    await expectRefused(
      413,
      written(await open({ message: 'ä'.repeat(1e6), organisation: 'x'.repeat(1e6) })),
    );
  });

  test.each([101, 10_000])('of %i fields is one that nobody could have sent', async (count) => {
    const { length } = pairsOf(await open());
    const more = Array.from({ length: count - length }, (_, at) => `f${at}=`).join('&');
    await expectRefused(400, `${written(await open())}&${more}`);
  });

  test('of a hundred fields is taken', async () => {
    const fields = await open();
    const more = Array.from({ length: 100 - pairsOf(fields).length }, (_, at) => `f${at}=`).join('&');
    expect((await send(path, `${written(fields)}&${more}`)).status).toBe(303);
  });

  test.each([
    'application/json',
    'text/plain',
    'text/html',
    'application/xml',
    'application/octet-stream',
    'multipart/mixed; boundary=x',
    'application/x-www-form-urlencodedx',
    ' , application/x-www-form-urlencoded',
    'multipart/form-datax; boundary=x',
    '',
  ])('as "%s" is no form', async (type) => {
    await expectRefused(415, written(await open()), { 'content-type': type });
  });

  test.each([
    `${urlencoded}; charset=UTF-8`,
    `${urlencoded};charset=utf-8`,
    'Application/X-WWW-Form-URLEncoded',
    `${urlencoded} `,
  ])('as "%s" is a form', async (type) => {
    expect((await send(path, written(await open()), { 'content-type': type })).status).toBe(303);
  });

  test('as multipart is a form', async () => {
    expect(
      (await send(path, multipart(await open()), { 'content-type': 'multipart/form-data; boundary=x' }))
        .status,
    ).toBe(303);
  });

  test.each([
    ['no boundary', 'multipart/form-data'],
    ['an empty boundary', 'multipart/form-data; boundary='],
    ['another boundary', 'multipart/form-data; boundary=y'],
    ['a boundary without its value', 'multipart/form-data; boundary'],
  ])('as multipart with %s is broken', async (_what, type) => {
    await expectRefused(400, multipart(await open()), { 'content-type': type });
  });

  test('as multipart that is cut short, or has a part without head or name, is broken', async () => {
    const whole = multipart(await open());
    const type = { 'content-type': 'multipart/form-data; boundary=x' };
    await expectRefused(400, whole.slice(0, whole.length - 8), type);
    await expectRefused(400, whole.slice(0, 20), type);
    await expectRefused(400, '--x\r\n\r\nvalue\r\n--x--\r\n', type);
    await expectRefused(400, '--x\r\nContent-Disposition: form-data\r\n\r\nvalue\r\n--x--\r\n', type);
    await expectRefused(400, '', type);
  });

  test('with a file is one that nobody could have sent', async () => {
    const file =
      '--x\r\nContent-Disposition: form-data; name="page"; filename="a.svg"\r\nContent-Type: image/svg+xml\r\n\r\n<svg/>\r\n';
    await expectRefused(400, multipart(await open(), file), {
      'content-type': 'multipart/form-data; boundary=x',
    });
  });

  test.each(['gzip', 'br', 'deflate', 'x', 'gzip, identity'])(
    'packed with %s is not unpacked',
    async (encoding) => {
      const packed =
        new Response(written(await open())).body?.pipeThrough(new CompressionStream('gzip')) ?? null;
      await expectRefused(415, packed, { 'content-encoding': encoding });
    },
  );

  test('with an answer given twice is one that nobody could have sent, and comes back', async () => {
    const fields = await open();
    for (const [name, value] of pairsOf(fields).filter(([name]) => name !== 'topics' && name !== 'stamp')) {
      const { status, form } = await send(
        path,
        `${written(fields)}&${name}=${encodeURIComponent(String(value))}`,
      );
      expect([status, form?.notice], name).toEqual([400, 'unreadable']);
      expect(form?.typed[String(name)]).toBe(value);
    }
    expect(Object.values(await counts(world)).every((count) => count === 0)).toBe(true);
  });

  test('of JSON ten thousand deep is no form', async () => {
    const deep = '['.repeat(10_000) + ']'.repeat(10_000);
    await expectRefused(415, deep, { 'content-type': 'application/json' });
    const { status, form } = await send(path, deep);
    expect([status, form?.notice]).toEqual([422, 'stale']);
  });

  test('that is empty, or noise, never fails', async () => {
    for (const body of [
      null,
      '',
      '&&&',
      '=',
      '%',
      '%ff%fe',
      '\u0000',
      '\ud800',
      'a'.repeat(1000),
      '__proto__=1&constructor=2&toString=3',
    ]) {
      const { status, form } = await send(path, body);
      expect([status, form?.notice], String(body)).toEqual([422, 'stale']);
    }
    expect(Object.values(await counts(world)).every((count) => count === 0)).toBe(true);
  });

  test('that is wrong is told to our own script in JSON', async () => {
    const answer = await appIn(world).request(origin + path, {
      method: 'POST',
      body: 'x'.repeat(largest + 1),
      headers: { origin, 'content-type': urlencoded, accept: 'application/json' },
    });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ notice: 'unreadable', typed: {} });
  });
});

test('a bad body asking for the letter again is answered like any other', async () => {
  const good = await send('/logo/hae/lahetetty/', 'email=tuntematon%40example.fi');
  for (const [body, type] of [
    ['x'.repeat(kibi * kibi), urlencoded],
    ['{}', 'application/json'],
    [multipart({}), 'multipart/form-data'],
    ['', urlencoded],
  ] as const) {
    expect(await send('/logo/hae/lahetetty/', body, { 'content-type': type })).toEqual(good);
  }
});
