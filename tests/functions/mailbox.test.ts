import { afterEach, beforeEach, expect, test } from 'vitest';
import { contacts } from '../../functions/content';
import { deliver } from '../../functions/deliver';
import { digest } from '../../functions/digest';
import { mailboxes, mailboxFor } from '../../functions/mailbox';
import { concern, enquiry, feedback } from '../support/store';
import { appIn, type Fields, freshWorld, opened, post, type TestWorld } from '../support/world';

let world: TestWorld;
const [south, coast] = contacts.areas;
const { language } = contacts.team;
const [...areaLanguages] = coast?.languages ?? [];
beforeEach(async () => {
  world = await freshWorld();
});
afterEach(() => {
  contacts.team.language = language;
  coast?.languages.splice(0, Infinity, ...areaLanguages);
});

test('what concerns a municipality is told to its area, what concerns none or another to the team', () => {
  expect(mailboxFor('743')).toEqual({ mail: south?.mail, locale: 'fi', place: 'Seinäjoki' });
  coast?.languages.splice(0, Infinity, 'sv', 'fi');
  expect(mailboxFor('905')).toEqual({ mail: coast?.mail, locale: 'sv', place: 'Vasa' });
  const team = { mail: contacts.team.mail, locale: 'fi', place: undefined };
  expect(mailboxFor('other')).toEqual(team);
  expect(mailboxFor()).toEqual(team);
  expect(mailboxes().map(({ mail }) => mail)).toEqual([contacts.team.mail, south?.mail, coast?.mail]);
});

test('the team is written to in the language of its setting, whatever comes in', async () => {
  contacts.team.language = 'sv';
  const ways: [string, (stamp: string) => Fields][] = [
    ['/yhteys/', (stamp) => enquiry(stamp, { municipality: 'other' })],
    ['/saavutettavuus/palaute/', feedback],
    ['/logo/huoli/', concern],
  ];
  for (const [path, fill] of ways) {
    const app = appIn(world);
    const answer = await post(app, path, fill(await opened(app, world, path)));
    expect(answer.status).toBe(303);
    await app.settle();
  }
  world.at('2026-12-01T08:00:00Z');
  await digest(world);
  await deliver(world);
  const told = world.posted.map(({ letter }) => letter).filter(({ to }) => to === contacts.team.mail);
  expect(told).toHaveLength(4);
  for (const { html } of told) expect(html).toContain('<html lang="sv"');
});
