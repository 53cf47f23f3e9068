import { beforeEach, describe, expect, test } from 'vitest';
import type { Shown } from '../../../functions/shown';
import { awards } from '../../../functions/store/awards';
import { measures } from '../../../functions/store/measures';
import { origin } from '../../support/store';
import { appIn, freshWorld, type TestWorld } from '../../support/world';
import { entered } from './desk';
import { code, faultsOf, held, letters, same, send, told } from './holding';

let world: TestWorld;

beforeEach(async () => {
  world = await freshWorld();
  await held(world);
});

describe('the public entry', () => {
  test('takes another name and business ID; the old name stays in the history', async () => {
    const desk = await entered(world, 'reviewer');
    const fields = {
      organisation: 'Rannikon Esimerkkileipomo Oy',
      markName: '',
      businessId: '2345678-0',
      reasons: 'Fuusio 1.11.2026, kaupparekisteri.',
    };
    const answer = await send(desk, 'rename', fields);
    expect([answer.status, await (answer.status === 303 ? '' : faultsOf(answer))]).toEqual([303, '']);
    const app = appIn(world);
    const { register } = (await (await app.request(`${origin}/rekisteri/${code}/`)).json()) as Shown;
    expect(register).toMatchObject({
      award: { organisation: fields.organisation, businessId: fields.businessId },
    });
    const history = register?.page === 'award' ? register.award.history : [];
    expect(history.at(-1)).toMatchObject({ what: 'renamed', was: 'Lakeuden Esimerkkileipomo Oy' });
    const found = (await (await app.request(`${origin}/rekisteri/?name=rannikon`)).json()) as Shown;
    expect(found.register).toMatchObject({ lines: [{ code }] });
    expect(await letters(world)).toContain('name-changed');
    expect(await faultsOf(await send(desk, 'rename', fields))).toEqual({ 'rename-organisation': 'same' });
  });

  test('is corrected field by field with a note, and the change log says that it was', async () => {
    const desk = await entered(world, 'reviewer');
    const [row] = await world.db.select().from(awards);
    const entry = {
      organisation: row?.organisation ?? '',
      markName: '',
      businessId: '1234567-1',
      municipality: '905',
      industry: 'C',
      size: '10-49',
      website: row?.website ?? '',
      workplaces: '',
      ...row?.commitments,
    };
    const answer = await send(desk, 'correct', { ...entry, reasons: 'Kunta oli väärin.' });
    expect([answer.status, answer.status === 303 ? '' : await faultsOf(answer)]).toEqual([303, '']);
    expect(await told(world)).toEqual(same('active', 'valid', 'corrected'));
    expect(await world.db.select().from(measures)).toMatchObject([
      { kind: 'corrected', changes: { municipality: ['743', '905'] } },
    ]);
    const again = await send(desk, 'correct', { ...entry, reasons: 'Kunta oli väärin.' });
    expect(await faultsOf(again)).toEqual({ 'correct-reasons': 'same' });
  });

  test('of two corrections at once takes one', async () => {
    const desk = await entered(world, 'reviewer');
    const fields = (organisation: string) => ({
      organisation,
      markName: '',
      businessId: '1234567-1',
      reasons: 'Uusi nimi.',
    });
    await Promise.all(['Yksi Oy', 'Kaksi Oy'].map((name) => send(desk, 'rename', fields(name))));
    expect(await world.db.select().from(measures)).toHaveLength(1);
  });
});

test('giving up ends the award at once, with a letter that confirms it', async () => {
  const desk = await entered(world, 'reviewer');
  await send(desk, 'give-up', { reasons: 'Soitto 2.11.2026, toimitusjohtaja.' });
  expect(await told(world)).toEqual(same('ended', 'ended', 'given-up'));
  expect(await letters(world)).toContain('given-up');
  expect((await send(desk, 'give-up', { reasons: 'Vielä kerran sama.' })).status).toBe(409);
});
