import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Shown } from '../../../functions/shown';
import { audit, staff } from '../../../functions/store/desk';
import { applications } from '../../../functions/store/schema';
import { href } from '../../../src/i18n/routes';
import { tokenIn } from '../../support/store';
import { appIn, application, freshWorld, post, type TestWorld } from '../../support/world';
import { applicationOf, entered } from './desk';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

async function opened() {
  const desk = await entered(world, 'reviewer', { name: 'Esimerkki Käsittelijä' });
  const shown = await desk.look('/desk/phoned/');
  if (shown?.page !== 'phoned') throw new Error('No form');
  world.later(60_000);
  const fields = { ...application(shown.stamp, { letters: 'sv' }), act: 'enter' };
  return { ...desk, fields };
}

test('an application entered at the desk waits for its contact, whose letter says who entered it', async () => {
  const { member, send, look, fields } = await opened();
  const answer = await send('/desk/phoned/', fields);
  const [row] = await world.db.select().from(applications);
  expect(answer.headers.get('location')).toBe(`/desk/applications/${row?.id}/?done=entered`);
  expect(row).toMatchObject({ state: 'unconfirmed', decideBy: null, locale: 'sv', enteredBy: member.id });
  const letter = world.posted.at(-1)?.letter;
  expect(letter).toMatchObject({ to: 'henkilo@example.fi', subject: expect.stringContaining('telefon') });
  expect(letter?.text).toContain('Esimerkki Käsittelijä');
  expect(await look('/desk/')).toMatchObject({ applications: [] });
  expect((await world.db.select().from(audit)).at(-1)).toMatchObject({
    verb: 'application.entered',
    about: row?.id,
    details: {},
  });

  const app = appIn(world);
  await post(app, href('confirm', 'sv', { token: tokenIn(letter) }), {});
  await app.settle();
  expect(await applicationOf(world, row?.id ?? '')).toMatchObject({ state: 'received' });
});

test.each([
  ['as long as that member works here', (name: string) => name, false],
  ['and by no name when that member has left', () => 'En medarbetare', true],
])('its letter, asked for again, says anew who entered it, %s', async (_, nameOf, leaves) => {
  const { member, send, fields } = await opened();
  await send('/desk/phoned/', fields);
  if (leaves) await world.db.delete(staff).where(eq(staff.id, member.id));
  const [first] = world.posted.splice(0).filter(({ letter }) => letter.to === 'henkilo@example.fi');
  world.later(24 * 60 * 60_000);
  const app = appIn(world);
  await post(app, '/logo/hae/lahetetty/', { email: 'henkilo@example.fi' });
  await app.settle();
  const letter = world.posted.at(-1)?.letter;
  expect(letter?.subject).toBe(first?.letter.subject);
  expect(letter?.text).toContain(`${nameOf('Esimerkki Käsittelijä')} i teamet`);
  expect(tokenIn(letter)).not.toBe(tokenIn(first?.letter));
  await post(app, href('confirm', 'sv', { token: tokenIn(letter) }), {});
  await app.settle();
  expect(await world.db.select().from(applications)).toMatchObject([{ state: 'received' }]);
});

test('sent twice it is stored once; with other answers it is refused', async () => {
  const { send, fields } = await opened();
  await Promise.all([send('/desk/phoned/', fields), send('/desk/phoned/', fields)]);
  expect(await world.db.select().from(applications)).toHaveLength(1);
  expect(
    (await world.db.select().from(audit)).filter(({ verb }) => verb === 'application.entered'),
  ).toHaveLength(1);
  expect((await send('/desk/phoned/', { ...fields, size: '250+' })).status).toBe(409);
});

test('what is wrong stands at its field, and everything typed comes back', async () => {
  const { send, fields } = await opened();
  const answer = await send('/desk/phoned/', {
    ...fields,
    businessId: '1234567-8',
    organisation: 'Ääkkönen & Ö Oy',
    privacy: '',
  });
  expect(answer.status).toBe(422);
  const { desk } = (await answer.json()) as Shown;
  expect(desk).toMatchObject({
    page: 'phoned',
    back: {
      faults: { businessId: 'check', privacy: 'required' },
      typed: { businessId: '1234567-8', organisation: 'Ääkkönen & Ö Oy' },
    },
  });
  expect(await world.db.select().from(applications)).toEqual([]);
});
