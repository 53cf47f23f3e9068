import { canonical } from '../../functions/outbox';
import { contacts } from '../../functions/store/schema';
import { type AwardRow, awardRow, grant } from './awards';
import type { TestWorld } from './world';

/** An award with two people who have confirmed their addresses. @returns its row */
export async function held(world: TestWorld, other: Partial<AwardRow> = {}): Promise<AwardRow> {
  const row = awardRow(other);
  await grant(world, row);
  const person = async (place: 'first' | 'second', email: string) => ({
    application: row.application,
    place,
    name: place === 'first' ? 'Esimerkki Henkilö' : 'Toinen Henkilö',
    role: 'Johtaja',
    email,
    emailPrint: await world.secret.print(canonical(email)),
    phone: '',
    confirmedAt: world.now().toISOString(),
  });
  const name = row.code.toLowerCase();
  await world.db
    .insert(contacts)
    .values([
      await person('first', `eka.${name}@example.fi`),
      await person('second', `toka.${name}@example.fi`),
    ]);
  return row;
}
