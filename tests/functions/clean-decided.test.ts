import { beforeEach, describe, expect, test } from 'vitest';
import { clean } from '../../functions/clean';
import { decide } from '../../functions/desk/decide';
import { applications, contacts } from '../../functions/store/schema';
import { awardRow, grant } from '../support/awards';
import { dump } from '../support/store';
import { freshWorld, type TestWorld } from '../support/world';
import { hire, received } from './desk/desk';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

async function cleanedAt(moment: string) {
  world.at(moment);
  await clean(world);
}

describe('of what was decided', () => {
  test('a declined application leaves whole twelve months after its decision, the audit log aside', async () => {
    const { id } = await received(world, { contactName: 'Kanarialintu' });
    const by = await hire(world, 'lead');
    await decide(world, by, id, {
      outcome: 'declined',
      reasons: 'Sitoumuksista puuttui vielä osa.',
      impartial: true,
    });
    await cleanedAt('2027-11-01T12:00:00Z');
    expect(await world.db.select().from(applications)).toHaveLength(1);
    await cleanedAt('2027-11-03T12:00:00Z');
    expect(await world.db.select().from(applications)).toHaveLength(0);
    const { audit, ...rest } = await dump(world);
    expect(audit).not.toHaveLength(0);
    expect(JSON.stringify([rest, audit])).not.toContain('Kanarialintu');
  });

  test('the contact of an award leaves twelve months after its end, and the award stays listed by the register', async () => {
    await grant(world, awardRow());
    const [application] = await world.db.select().from(applications);
    await world.db.insert(contacts).values({
      application: application?.id ?? '',
      place: 'first',
      name: 'Kanarialintu',
      role: 'Johtaja',
      email: 'kanaria@example.fi',
      emailPrint: 'x',
      phone: '',
    });
    await cleanedAt('2029-11-01T12:00:00Z');
    expect(await world.db.select().from(contacts)).toHaveLength(1);
    await cleanedAt('2029-11-03T12:00:00Z');
    expect(await world.db.select().from(contacts)).toHaveLength(0);
    expect(await world.db.select().from(applications)).toHaveLength(1);
  });
});
