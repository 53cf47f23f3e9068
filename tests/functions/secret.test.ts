import { beforeEach, describe, expect, test } from 'vitest';
import { idsFrom } from '../../functions/ids';
import { digest, secretFrom } from '../../functions/secret';
import { readStamp, stamp } from '../../functions/stamp';
import { base64url } from '../../src/credential/base64url';
import { applied, dump, enquiry, feedback } from '../support/store';
import { appIn, freshWorld, opened, post, type TestWorld } from '../support/world';

const secret = secretFrom('a secret that only the tests have, forty');
const other = secretFrom('a secret that only the tests have, fortx');

const bytesOf = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));

/** The same bytes with one bit turned, for every bit. */
function flips(text: string): string[] {
  const bytes = bytesOf(text);
  return Array.from({ length: bytes.length * 8 }, (_, bit) =>
    base64url(bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)))),
  );
}

describe('a sealed text', () => {
  test.each(['', 'x', 'Hyvää päivää 🚪', '\u0000', 'x'.repeat(100_000)])(
    'comes back as it was',
    async (text) => {
      expect(await secret.unseal(await secret.seal(text))).toBe(text);
    },
  );

  test('is another each time, and shows nothing of what is in it', async () => {
    const sealed = await Promise.all(Array.from({ length: 20 }, () => secret.seal('henkilo@example.fi')));
    expect(new Set(sealed)).toHaveLength(20);
    expect(sealed.join()).not.toContain('henkilo');
    expect(sealed.map((one) => new TextDecoder().decode(bytesOf(one))).join()).not.toContain('henkilo');
  });

  test('with any one bit turned is refused', async () => {
    const all = flips(await secret.seal('x'));
    expect(all).toHaveLength((12 + 1 + 16) * 8);
    for (const one of all) await expect(secret.unseal(one)).rejects.toThrow();
  });

  test('cut short, empty or of another secret is refused', async () => {
    const sealed = await secret.seal('kirje');
    for (let length = 0; length < sealed.length; length += 1)
      await expect(secret.unseal(sealed.slice(0, length))).rejects.toThrow();
    await expect(secret.unseal(await other.seal('kirje'))).rejects.toThrow();
    await expect(secret.unseal(`${sealed}!`)).rejects.toThrow('Not sealed by us');
  });
});

describe('a signature', () => {
  test('is good for its text alone', async () => {
    const signature = await secret.sign('teksti');
    expect(await secret.verify('teksti', signature)).toBe(true);
    expect(await secret.verify('teksti ', signature)).toBe(false);
    expect(await other.verify('teksti', signature)).toBe(false);
    expect(await secret.verify('teksti', await secret.print('teksti'))).toBe(false);
  });

  test('with any one bit turned, cut short or not base64url is refused', async () => {
    const signature = await secret.sign('teksti');
    const broken = [
      ...flips(signature),
      '',
      '!',
      'ä',
      ' ',
      `${signature}=`,
      signature.slice(0, 42),
      signature.slice(0, 21),
      signature.toUpperCase(),
    ];
    for (const one of broken) expect(await secret.verify('teksti', one), one).toBe(false);
  });
});

test('a fingerprint is the same for the same value, and differs by value and by secret', async () => {
  const print = await secret.print('henkilo@example.fi');
  expect(await secret.print('henkilo@example.fi')).toBe(print);
  expect(await secret.print('henkilo@example.f')).not.toBe(print);
  expect(await other.print('henkilo@example.fi')).not.toBe(print);
  expect(print).not.toBe(await secret.sign('henkilo@example.fi'));
  expect(print).not.toBe(await digest('henkilo@example.fi'));
});

describe('names of things', () => {
  const ids = idsFrom(crypto);

  test('are as long as was promised, safe in an address and never twice', () => {
    const all = Array.from({ length: 2000 }, () => [ids.id(), ids.token(), ids.reference()] as const);
    for (const [id, token, reference] of all) {
      expect(bytesOf(id)).toHaveLength(16);
      expect(bytesOf(token)).toHaveLength(32);
      expect(id + token).toMatch(/^[\w-]+$/);
      expect(reference).toMatch(/^[2-9CDFGHJKMNPQRTVWX]{3}-[2-9CDFGHJKMNPQRTVWX]{4}$/);
    }
    for (const at of [0, 1, 2] as const) expect(new Set(all.map((row) => row[at]))).toHaveLength(2000);
  });

  test('use every letter of a reference about equally often', () => {
    const seen = new Map<string, number>();
    for (let round = 0; round < 5000; round += 1) {
      for (const sign of ids.reference().replace('-', '')) seen.set(sign, (seen.get(sign) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    for (const [sign, count] of seen) expect(count / 35_000, sign).toBeCloseTo(1 / 24, 2);
  });
});

describe('the database', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await freshWorld();
  });

  test('holds no usable link, and no address or word of a letter outside the tables of its own', async () => {
    const token = await applied(world, {
      contactEmail: 'kanaria.hakija@example.fi',
      secondName: 'Toinen',
      secondEmail: 'kanaria.toinen@example.fi',
    });
    const app = appIn(world);
    await post(
      app,
      '/yhteys/',
      enquiry(await opened(app, world, '/yhteys/'), {
        email: 'kanaria.kysyja@example.fi',
        message: 'Kanaria laulaa',
      }),
    );
    const page = '/saavutettavuus/palaute/';
    await post(
      app,
      page,
      feedback(await opened(app, world, page), {
        email: 'kanaria.antaja@example.fi',
        message: 'Kanaria vaikeni',
      }),
    );
    await app.settle();
    const all = await dump(world);
    expect(JSON.stringify(all)).not.toContain(token);
    expect(JSON.stringify(all['links'])).toContain(await digest(token));
    expect(all['outbox']?.length).toBe(5);
    for (const name of Object.keys(all).filter(
      (name) => !['applications', 'contacts', 'enquiries', 'feedback', 'wordings'].includes(name),
    )) {
      expect(JSON.stringify(all[name]), name).not.toMatch(/kanaria|@|Vahvista|https:\/\/ovi/i);
    }
  });

  test('and the log of a whole run hold no address and no secret', async () => {
    const token = await applied(world);
    expect(JSON.stringify(world.events)).not.toMatch(/@/);
    expect(JSON.stringify(world.events)).not.toContain(token);
  });

  test('a stamp says when, and is read back by its own deployment alone', async () => {
    const own = await stamp(world, 'apply');
    world.later(3000);
    expect(await readStamp(world, 'apply', own)).toEqual({ ok: true, id: own.split('.')[0] });
    expect(await readStamp({ ...world, secret: other }, 'apply', own)).toEqual({ ok: false, fault: 'stale' });
  });

  test('a stamp of one form is no stamp of another', async () => {
    const own = await stamp(world, 'feedback');
    world.later(3000);
    expect(await readStamp(world, 'apply', own)).toEqual({ ok: false, fault: 'stale' });
  });
});
