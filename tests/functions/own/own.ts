import { eq } from 'drizzle-orm';
import { deliver } from '../../../functions/deliver';
import { ownLink } from '../../../functions/link';
import { sendChangeLink } from '../../../functions/own/change';
import type { Own } from '../../../functions/own/look';
import type { Shown } from '../../../functions/shown';
import { shortest } from '../../../functions/stamp';
import { awards } from '../../../functions/store/awards';
import { contacts, links } from '../../../functions/store/schema';
import { stampName } from '../../../src/forms/state';
import type { Locale } from '../../../src/i18n/locale';
import { href } from '../../../src/i18n/routes';
import { commitments } from '../../../src/programme/commitments';
import { type AwardRow, awardRow, grant, term } from '../../support/awards';
import { tokenIn } from '../../support/store';
import type { Fields, TestWorld } from '../../support/world';
import { deskOf } from '../desk/desk';

export const first = 'henkilo@example.fi';

/** An employer with an award and a confirmed contact, as it is after its approval. */
export async function holder(world: TestWorld, other: Partial<AwardRow> = {}): Promise<AwardRow> {
  const row = awardRow({ terms: [term('2026-11-02')], ...other });
  await grant(world, row);
  await person(world, row.application, 'first', first);
  return row;
}

export async function person(
  world: TestWorld,
  application: string,
  place: 'first' | 'second',
  email: string,
  confirmedAt: string | null = '2026-11-02T07:00:00.000Z',
): Promise<void> {
  await world.db.insert(contacts).values({
    application,
    place,
    name: `Esimerkki ${place}`,
    role: 'Toimitusjohtaja',
    email,
    emailPrint: await world.secret.print(email),
    phone: '050 000 0000',
    confirmedAt,
  });
}

/** A link for reading, as letters carry it. */
export async function readToken(world: TestWorld, application: string): Promise<string> {
  const { link, address } = await ownLink(world, application, 'fi');
  await world.db.insert(links).values(link);
  return address.split('/').at(-2) ?? '';
}

/** A change link, as it comes by asking. */
export async function changeToken(world: TestWorld, application: string): Promise<string> {
  await sendChangeLink(world, application);
  await deliver(world);
  return tokenIn(
    world.posted.findLast(({ letter }) => /Linkki muutoksiin|Länk för|A link for/.test(letter.subject))
      ?.letter,
  );
}

export const page = (token: string, locale: Locale = 'fi') => href('own', locale, { token });
export const form = (token: string, locale: Locale = 'fi') => href('own-renew', locale, { token });

/** What the own page shows behind a link. */
export async function look(world: TestWorld, token: string): Promise<Own> {
  const desk = await deskOf(world).look(page(token));
  if (desk?.page !== 'own') throw new Error('Another page was shown');
  return desk.own;
}

/** The same, where it has to be a page of somebody. */
export async function shown(world: TestWorld, token: string) {
  const own = await look(world, token);
  if (own.state === 'gone' || own.state === 'mail') throw new Error('Nothing is behind this link');
  return own;
}

export function send(world: TestWorld, token: string, fields: Fields) {
  return deskOf(world).send(page(token), fields);
}

const words = 'Sovimme mukautuksista kahdesti ja kirjasimme ne työohjeeseen.';

/** A good renewal; what a test needs otherwise is laid over it. */
export function answers(stamp: string, other: Fields = {}): Fields {
  return {
    ...Object.fromEntries(
      commitments.flatMap((name) => [
        [`${name}Done`, words],
        [`${name}How`, `Uudet sanat (${name}): kerromme siitä joka ilmoituksessa.`],
      ]),
    ),
    shown: ['website', 'ads'],
    municipality: '905',
    industry: 'C',
    size: '50-249',
    website: 'www.example.fi',
    workplaces: '',
    markName: 'Esimerkkileipomo',
    contactsRight: 'yes',
    entitled: 'yes',
    rules: 'yes',
    [stampName]: stamp,
    ...other,
  };
}

/** Opens the form of a renewal and waits as long as a person would. */
export async function opened(world: TestWorld, token: string, locale: Locale = 'fi') {
  const answer = await deskOf(world).get(form(token, locale));
  const { renewing } = (await answer.json()) as Shown;
  world.later(shortest + 1000);
  return renewing?.form;
}

/** Sends a renewal behind a change link. */
export async function renewed(world: TestWorld, token: string, other: Fields = {}, locale: Locale = 'fi') {
  const stamp = (await opened(world, token, locale))?.stamp ?? '';
  return deskOf(world).send(form(token, locale), answers(stamp, other));
}

export async function awardNow(world: TestWorld, code: string) {
  const [row] = await world.db.select().from(awards).where(eq(awards.code, code));
  if (!row) throw new Error('There is no such award');
  return row;
}
