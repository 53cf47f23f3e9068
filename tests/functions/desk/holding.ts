import { expect } from 'vitest';
import type { Shown } from '../../../functions/shown';
import { audit } from '../../../functions/store/desk';
import { contacts, outbox } from '../../../functions/store/schema';
import type { Act } from '../../../src/desk/acts';
import type { AwardEvent } from '../../../src/programme/award';
import { awardRow, grant } from '../../support/awards';
import { origin } from '../../support/store';
import { appIn, type TestWorld } from '../../support/world';
import { aDay, entered } from './desk';

export const code = '7KD-3VMX';
export const page = `/desk/awards/${code}/`;
export const reasons = 'Työpaikkailmoituksissa kysyttiin terveydestä.';

/** An award in force with two confirmed contacts. */
export async function held(world: TestWorld, events: AwardEvent[] = []) {
  const row = awardRow({ code, events });
  await grant(world, row);
  for (const place of ['first', 'second'] as const) {
    const email = `${place}@example.fi`;
    await world.db.insert(contacts).values({
      application: row.application,
      place,
      name: 'Esimerkki Henkilö',
      role: 'Johtaja',
      email,
      emailPrint: await world.secret.print(email),
      phone: '',
      confirmedAt: '2026-10-01T09:00:00.000Z',
    });
  }
  return row;
}

export type Desk = Awaited<ReturnType<typeof entered>>;
export const send = (desk: Desk, act: Act, fields: Record<string, string> = {}) =>
  desk.send(page, {
    act,
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${act}-${name}`, value])),
  });
export const faultsOf = async (answer: Response) => {
  const { desk } = (await answer.json()) as Shown;
  return desk && 'back' in desk ? desk.back?.faults : undefined;
};
export const hear = (desk: Desk, intent = 'suspension') => send(desk, 'hear', { intent, reasons });
export const suspend = (desk: Desk, other: Record<string, string> = {}) =>
  send(desk, 'suspend', { reasons, impartial: 'yes', ...other });
export const urgent = { urgent: 'Tarkistussivu näyttäisi logon olevan voimassa.' };

/** What the public is told over HTTP: register, check page, open data, the newest change. */
export async function told(world: TestWorld) {
  const app = appIn(world);
  const shown = async (path: string) => ((await (await app.request(origin + path)).json()) as Shown).register;
  const list = await shown('/rekisteri/');
  const check = await shown(`/t/${code}/`);
  const holder = await shown(`/en/register/${code}/`);
  const open = (await (await app.request(`${origin}/api/register.json`)).json()) as {
    logos: { state: string; name: string }[];
  };
  const feed = (await (await app.request(`${origin}/api/changes.json?lang=en`)).json()) as {
    items: { tags: string[]; content_text: string }[];
  };
  const state = (of: typeof check) => (of?.page === 'award' ? of.award.state.state : undefined);
  return {
    list: list?.page === 'list' ? list.lines.map((line) => line.state.state) : [],
    check: state(check),
    holder: state(holder),
    open: open.logos.map((logo) => logo.state),
    newest: feed.items[0]?.tags[0],
  };
}
export const same = (state: string, open: string, newest: string) => ({
  list: [state],
  check: state,
  holder: state,
  open: [open],
  newest,
});

export const letters = async (world: TestWorld) =>
  (await world.db.select().from(outbox)).map(({ name }) => name);
export const verbs = async (world: TestWorld) =>
  (await world.db.select().from(audit)).map(({ verb }) => verb);

/** An award whose withdrawal is proposed after its employer was heard about it. */
export async function proposed(world: TestWorld) {
  const first = await entered(world, 'reviewer');
  await hear(first, 'withdrawal');
  world.later(15 * aDay);
  const one = await entered(world, 'reviewer');
  expect((await send(one, 'propose', { reasons, impartial: 'yes' })).status).toBe(303);
  return { one, two: await entered(world, 'lead') };
}
