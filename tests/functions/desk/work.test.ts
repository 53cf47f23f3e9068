import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { beforeEach, describe, expect, test } from 'vitest';
import { deliver } from '../../../functions/deliver';
import type { Desk } from '../../../functions/desk/shown';
import { erasures } from '../../../functions/erasures';
import type { Shown } from '../../../functions/shown';
import { audit, reviews, sessions, staff } from '../../../functions/store/desk';
import { applications, enquiries, outbox } from '../../../functions/store/schema';
import { items } from '../../../src/desk/forms';
import { href } from '../../../src/i18n/routes';
import { dump, enquiry, feedback, tokenIn } from '../../support/store';
import { appIn, bindings, type Fields, freshWorld, opened, post, type TestWorld } from '../../support/world';
import { aDay, aMinute, anHour, applicationOf, deskOf, entered, hire, received } from './desk';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

type Of<Page extends Desk['page']> = Extract<Desk, { page: Page }>;

async function send(path: string, fields: (stamp: string) => Fields) {
  const app = appIn(world);
  expect((await post(app, path, fields(await opened(app, world, path)))).status).toBe(303);
  await app.settle();
}

const ask = (other: Fields = {}) => send('/yhteys/', (stamp) => enquiry(stamp, other));
/** What a form on this page carries along, so that nobody's later note is written over. */
async function sinceOf(look: (path: string) => Promise<Desk | undefined>, path: string): Promise<string> {
  const shown = await look(path);
  return shown?.page === 'enquiry' || shown?.page === 'comment' ? String(shown.since) : '';
}

const comment = () => send('/saavutettavuus/palaute/', (stamp) => feedback(stamp));

describe('the first page', () => {
  test('is empty when nothing waits', async () => {
    const { look } = await entered(world, 'reviewer');
    expect(await look('/desk/')).toMatchObject({
      page: 'today',
      applications: [],
      enquiries: [],
      comments: [],
      letters: [],
      standing: [],
      undoable: [],
    });
  });

  test('counts working days: the most urgent first, what waits for the applicant apart', async () => {
    await received(world, { organisation: 'Ensin Oy' });
    world.at('2026-11-04T07:00:00Z');
    await received(world, { organisation: 'Sitten Oy', businessId: '0112038-9' });
    await ask();
    await comment();
    const { look, send: act } = await entered(world, 'reviewer');
    const before = (await look('/desk/')) as Of<'today'>;
    expect(before.applications.map(({ title, left }) => [title, left])).toEqual([
      ['Ensin Oy', 8],
      ['Sitten Oy', 10],
    ]);
    expect(before.enquiries).toMatchObject([{ title: 'Lakeuden Esimerkkileipomo Oy', left: 3 }]);
    expect(before.comments).toMatchObject([{ title: '/yhteys/', left: 10 }]);
    await act(`/desk/applications/${before.applications[0]?.id}/`, {
      act: 'ask',
      question: 'Kuka osallistuu perehdytykseen?',
    });
    const listed = (await look('/desk/applications/')) as Of<'applications'>;
    expect(listed.rows.map(({ organisation, asked, left }) => [organisation, asked, left])).toEqual([
      ['Ensin Oy', true, undefined],
      ['Sitten Oy', false, 10],
    ]);
    world.at('2026-11-19T07:00:00Z');
    const { look: again } = await entered(world, 'reviewer');
    const after = (await again('/desk/')) as Of<'today'>;
    expect(after.standing.map(({ title }) => title)).toEqual(['Ensin Oy']);
    expect(after.applications.map(({ title, left }) => [title, left])).toEqual([['Sitten Oy', -1]]);
    expect(after.enquiries).toMatchObject([{ left: -8 }]);
  });

  test('marks what the applicant has answered', async () => {
    const { id } = await received(world);
    const { look, send: act } = await entered(world, 'reviewer');
    await act(`/desk/applications/${id}/`, { act: 'ask', question: 'Kuka osallistuu perehdytykseen?' });
    world.later(aMinute);
    await deskOf(world).send(href('own', 'fi', { token: tokenIn(world.posted.at(-1)?.letter) }), {
      answer: 'Vuoropäällikkö.',
    });
    expect(await look('/desk/')).toMatchObject({
      applications: [{ id, answeredAt: world.now().toISOString() }],
      standing: [],
    });
  });

  test('is late from the day after, at a weekend too', async () => {
    await received(world);
    world.at('2026-11-16T21:59:59Z');
    expect(await (await entered(world, 'lead')).look('/desk/')).toMatchObject({
      applications: [{ left: 0 }],
    });
    await world.db.update(applications).set({ decideBy: '2026-11-20' });
    world.at('2026-11-20T22:00:00Z');
    expect(await (await entered(world, 'lead')).look('/desk/')).toMatchObject({
      applications: [{ left: -1 }],
    });
  });

  test('shows what can still be undone', async () => {
    const { id } = await received(world);
    const { look, send: act } = await entered(world, 'reviewer');
    await act(`/desk/applications/${id}/`, {
      act: 'decide',
      outcome: 'declined',
      reasons: 'Sitoumukset jäävät avoimiksi.',
      impartial: 'yes',
    });
    expect(await look('/desk/')).toMatchObject({ undoable: [{ id, outcome: 'declined' }], applications: [] });
    world.later(anHour);
    expect(await look('/desk/')).toMatchObject({ undoable: [] });
  });
});

describe('the list of applications', () => {
  async function many(count: number) {
    const model = await received(world);
    const rows = Array.from({ length: count }, (_, at) => ({
      ...model,
      id: `a${String(at).padStart(5, '0')}`,
      reference: `R${at}`,
      organisation: at % 50 === 7 ? `Ääkköslän Öljy ${at} Oy` : `Esimerkki ${at} Oy`,
      businessId: at === 3 ? '0112038-9' : model.businessId,
      madeAt: new Date(Date.parse('2026-01-01T00:00:00Z') + Math.floor(at / 3) * 60_000).toISOString(),
      decideBy: '2026-11-16',
    }));
    const statement = world.db.$client.prepare(
      `INSERT INTO applications (id, digest, reference, state, locale, letters, organisation, business_id, municipality, industry,
        classification, size, website, scope, workplaces, mark_name, commitments, wording, made_at, confirmed_at, decide_by)
       SELECT json_extract(value, '$.id'), digest, json_extract(value, '$.reference'), state, locale, letters,
        json_extract(value, '$.organisation'), json_extract(value, '$.businessId'), municipality, industry, classification, size, website, scope,
        workplaces, mark_name, commitments, wording, json_extract(value, '$.madeAt'), confirmed_at, decide_by
       FROM json_each(?), applications WHERE applications.id = ?`,
    );
    for (let from = 0; from < rows.length; from += 500)
      await statement.bind(JSON.stringify(rows.slice(from, from + 500)), model.id).run();
  }

  test('goes through all of them once, oldest first, a page at a time', async () => {
    await many(173);
    const { look } = await entered(world, 'reviewer');
    const seen: string[] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const page = (await look(
        `/desk/applications/?after=${encodeURIComponent(next)}`,
      )) as Of<'applications'>;
      seen.push(...page.rows.map(({ id }) => id));
      next = page.next;
    }
    expect(seen).toHaveLength(174);
    expect(new Set(seen)).toHaveLength(174);
    expect(seen.slice(0, 173)).toEqual([...seen.slice(0, 173)].sort());
  });

  test.each([
    ['äÄKKÖSLÄN', 4, 'part of a name in any case'],
    ['0112038-9', 1, 'a business ID'],
    ['FI01120389', 1, 'a business ID as people write it'],
    ['r12', 1, 'a reference'],
    ['%', 0, 'a sign that SQL knows'],
    ["' OR 1=1 --", 0, 'an attack'],
  ])('finds by %s %i: %s', async (search, count) => {
    await many(173);
    const { look } = await entered(world, 'reviewer');
    const page = (await look(`/desk/applications/?q=${encodeURIComponent(search)}`)) as Of<'applications'>;
    expect(page.rows).toHaveLength(count);
    expect(page.search).toBe(search);
  });

  test('reads no more rows of 10,000 than of 100: every query of the lists goes by an index, and sorts nothing', async () => {
    await many(10_000);
    const asked: string[] = [];
    const { cookie } = await entered(world, 'lead');
    const watched = drizzle(
      new Proxy(bindings.DB, {
        get(database, key) {
          const part = Reflect.get(database, key) as unknown;
          if (key === 'prepare')
            return (query: string) => {
              asked.push(query);
              return database.prepare(query);
            };
          return typeof part === 'function' ? part.bind(database) : part;
        },
      }),
    );
    const { look } = deskOf({ ...world, db: watched }, cookie);
    const pages = [
      '',
      'applications/',
      'applications/?state=all',
      'applications/?after=2026-03~a',
      'enquiries/',
      'enquiries/?state=closed',
      'feedback/',
      'letters/',
      'letters/?state=waiting',
      'letters/?state=sent&name=question',
      'letters/?state=all',
    ];
    for (const page of pages) await look(`/desk/${page}`);
    expect(((await look('/desk/applications/')) as Of<'applications'>).rows).toHaveLength(50);
    expect(asked.length).toBeGreaterThan(12);
    for (const query of new Set(asked)) {
      const holes = Array(query.split('?').length - 1).fill(null);
      const { results } = await world.db.$client
        .prepare(`EXPLAIN QUERY PLAN ${query}`)
        .bind(...holes)
        .all<{ detail: string }>();
      const plan = results.map(({ detail }) => detail).join('; ');
      expect([query, plan]).toEqual([
        query,
        expect.not.stringMatching(/SCAN (?!\w+ USING|steps\b)|TEMP B-TREE/),
      ]);
    }
    const { meta } = await world.db.$client
      .prepare("SELECT * FROM applications WHERE state = 'received' ORDER BY made_at, id LIMIT 51")
      .all();
    expect(meta.rows_read).toBeLessThan(120);
  });
});

describe('a case', () => {
  test('shows the application with its contacts, letters, earlier ones and what was done', async () => {
    const earlier = await received(world);
    world.later(aDay);
    const { id } = await received(world, { contactEmail: 'henkilo@www.example.fi' });
    const { look } = await entered(world, 'reviewer');
    const shown = (await look(`/desk/applications/${id}/`)) as Of<'application'>;
    expect(shown.others.map((other) => other.id)).toEqual([earlier.id]);
    expect(shown.contacts).toMatchObject([{ name: 'Esimerkki Henkilö' }]);
    expect(shown.domain).toBe('same');
    expect(shown.letters.map(({ name }) => name).sort()).toEqual([
      'application-received',
      'confirm-application',
      'team-application',
    ]);
    expect(shown.left).toBe(10);
    expect(shown.rules).toMatch(/^\d/);
  });

  const checks = (changes: Fields = {}): Fields => ({
    act: 'review',
    ...Object.fromEntries(
      items.flatMap((item) => [
        [`${item}-verdict`, 'open'],
        [`${item}-note`, ''],
        [`${item}-at`, ''],
      ]),
    ),
    ...changes,
  });

  test('keeps the checks that were changed, with an audit row each and no note in it', async () => {
    const { id } = await received(world);
    const { member, send: act, look } = await entered(world, 'reviewer');
    const answer = await act(
      `/desk/applications/${id}/`,
      checks({
        'recruiting-verdict': 'good',
        'entitled-verdict': 'good',
        'entitled-note': 'Soitto vaihteeseen 2.11.',
      }),
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/desk/applications/${id}/?done=reviewed`,
    ]);
    expect(await world.db.select().from(reviews)).toMatchObject([
      { item: 'recruiting', verdict: 'good', actor: member.id },
      { item: 'entitled', note: 'Soitto vaihteeseen 2.11.' },
    ]);
    const rows = (await world.db.select().from(audit)).filter(({ verb }) => verb === 'review.changed');
    expect(rows.map(({ details }) => details)).toEqual([
      { item: 'recruiting', verdict: 'good' },
      { item: 'entitled', verdict: 'good' },
    ]);
    expect(await look(`/desk/applications/${id}/`)).toMatchObject({
      log: expect.arrayContaining([expect.objectContaining({ verb: 'review.changed', who: member.name })]),
    });
  });

  test('asks how the right to speak for the organisation was checked', async () => {
    const { id } = await received(world);
    const { send: act } = await entered(world, 'reviewer');
    const answer = await act(`/desk/applications/${id}/`, checks({ 'entitled-verdict': 'good' }));
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as Shown).desk).toMatchObject({
      back: { faults: { 'entitled-note': 'told' } },
    });
    expect(await world.db.select().from(reviews)).toHaveLength(0);
  });

  test('does not write over what another reviewer has changed meanwhile', async () => {
    const { id } = await received(world);
    const [one, two] = [await entered(world, 'reviewer'), await entered(world, 'lead')];
    await one.send(
      `/desk/applications/${id}/`,
      checks({ 'privacy-verdict': 'not-yet', 'privacy-note': 'Kysytään haastattelusta.' }),
    );
    world.later(1000);
    const answer = await two.send(`/desk/applications/${id}/`, checks({ 'privacy-verdict': 'good' }));
    expect(answer.status).toBe(409);
    expect(((await answer.json()) as Shown).desk).toMatchObject({
      back: { faults: { 'privacy-note': 'changed' }, typed: { 'privacy-verdict': 'good' } },
    });
    expect(await world.db.select().from(reviews)).toMatchObject([
      { verdict: 'not-yet', note: 'Kysytään haastattelusta.' },
    ]);
    const [row] = await world.db.select().from(reviews);
    await two.send(
      `/desk/applications/${id}/`,
      checks({ 'privacy-verdict': 'good', 'privacy-at': row?.at ?? '' }),
    );
    expect(await world.db.select().from(reviews)).toMatchObject([{ verdict: 'good' }]);
  });

  test('two who check the same at once are one', async () => {
    const { id } = await received(world);
    const all = await Promise.all([1, 2, 3].map(() => entered(world, 'reviewer')));
    const answers = await Promise.all(
      all.map(({ send: act }, at) =>
        act(`/desk/applications/${id}/`, checks({ 'talk-verdict': 'good', 'talk-note': `Käynti ${at}` })),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
  });

  test('that is decided takes no more checks', async () => {
    const { id } = await received(world);
    await world.db.update(applications).set({ state: 'declined' });
    const { send: act } = await entered(world, 'reviewer');
    expect((await act(`/desk/applications/${id}/`, checks({ 'talk-verdict': 'not-yet' }))).status).toBe(409);
  });
});

describe('an enquiry', () => {
  test('is given to somebody, noted, answered, closed and opened again, each with its audit row', async () => {
    await ask();
    const [row] = await world.db.select().from(enquiries);
    const path = `/desk/enquiries/${row?.id}/`;
    const coach = await hire(world, 'coach', { municipalities: ['743'] });
    const { send: act, look } = await entered(world, 'reviewer');
    expect(((await look(path)) as Of<'enquiry'>).people[0]).toEqual({
      id: coach.id,
      name: coach.name,
      near: true,
    });
    expect(await look('/desk/enquiries/')).toMatchObject({ rows: [{ assignee: coach.name }] });
    await act(path, { act: 'note', assignedTo: coach.id, note: 'Soitetaan tiistaina.', since: '0' });
    expect(await look(path)).toMatchObject({ item: { assignedTo: coach.id, note: 'Soitetaan tiistaina.' } });
    expect(await look('/desk/enquiries/')).toMatchObject({ rows: [{ assignee: coach.name }] });
    expect(
      (
        await act(path, {
          act: 'close',
          assignedTo: coach.id,
          note: 'Sovittu käynti.',
          since: await sinceOf(look, path),
        })
      ).headers.get('location'),
    ).toBe('/desk/enquiries/?done=closed');
    expect(await look(path)).toMatchObject({
      item: {
        state: 'closed',
        assignedTo: '',
        answeredAt: world.now().toISOString(),
        closedAt: world.now().toISOString(),
      },
    });
    expect((await act(path, { act: 'close', assignedTo: '', note: '' })).status).toBe(409);
    await act(path, { act: 'reopen' });
    expect(await look(path)).toMatchObject({
      item: { state: 'open', answeredAt: null, note: 'Sovittu käynti.' },
    });
    const rows = (await world.db.select().from(audit)).filter(({ verb }) => verb.startsWith('enquiry.'));
    expect(rows.map(({ verb }) => verb)).toEqual(['enquiry.noted', 'enquiry.closed', 'enquiry.reopened']);
    expect(JSON.stringify(rows)).not.toMatch(/tiistaina|käynti|@/);
    expect(JSON.stringify(rows)).not.toContain(coach.id);
  });

  test('noted by two at once keeps both: the later one is shown the earlier, and may then write over it', async () => {
    await ask();
    const [row] = await world.db.select().from(enquiries);
    const path = `/desk/enquiries/${row?.id}/`;
    const [one, two] = [
      await entered(world, 'reviewer'),
      await entered(world, 'coach', { municipalities: ['743'] }),
    ];
    const since = await sinceOf(one.look, path);
    const note = (text: string, at: string) => ({ act: 'note', assignedTo: '', note: text, since: at });
    expect((await one.send(path, note('Soitettu kerran.', since))).status).toBe(303);
    const back = await two.send(path, note('Sovittu käynti.', since));
    expect(back.status).toBe(409);
    const { desk } = (await back.json()) as Shown;
    expect(desk).toMatchObject({
      item: { note: 'Soitettu kerran.' },
      back: { faults: { note: 'changed' }, typed: { note: 'Sovittu käynti.' } },
    });
    expect((await two.send(path, note('Molemmat.', await sinceOf(two.look, path)))).status).toBe(303);
    const at = await sinceOf(two.look, path);
    const answers = await Promise.all([one.send(path, note('Yksi', at)), two.send(path, note('Kaksi', at))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  test('is given to nobody who is not of the staff, nor to an editor', async () => {
    await ask();
    const [row] = await world.db.select().from(enquiries);
    const editor = await hire(world, 'editor');
    const { send: act } = await entered(world, 'reviewer');
    for (const id of ['nobody', editor.id])
      expect(
        (await act(`/desk/enquiries/${row?.id}/`, { act: 'note', assignedTo: id, note: '' })).status,
      ).toBe(422);
  });
});

describe('a letter that did not leave', () => {
  test('is sent again by a person, as if it were new', async () => {
    const app = appIn(world);
    await post(app, '/yhteys/', enquiry(await opened(app, world, '/yhteys/')));
    world.answers.push({ outcome: 'refused', fault: 'validation_error' });
    await app.settle();
    const [row] = (await world.db.select().from(outbox)).filter(({ state }) => state === 'refused');
    const { send: act, look } = await entered(world, 'reviewer');
    expect(await look('/desk/letters/')).toMatchObject({
      rows: [{ id: row?.id, fault: 'validation_error', to: expect.stringContaining('@') }],
    });
    world.later(3 * aDay);
    const again = await entered(world, 'reviewer');
    await again.send('/desk/letters/', { act: 'retry', letter: row?.id ?? '' });
    await deliver(world);
    const [after] = await world.db
      .select()
      .from(outbox)
      .where(eq(outbox.id, row?.id ?? ''));
    expect(after).toMatchObject({ state: 'sent', tries: 1, fault: null });
    expect((await again.send('/desk/letters/', { act: 'retry', letter: row?.id ?? '' })).status).toBe(409);
    expect((await act('/desk/letters/', { act: 'retry', letter: 'none' })).status).toBe(403);
  });

  test('is given up on, and leaves the database', async () => {
    await ask();
    await world.db.update(outbox).set({ state: 'unknown', fault: 'timeout' });
    const { send: act } = await entered(world, 'lead');
    const rows = await world.db.select().from(outbox).where(eq(outbox.state, 'unknown'));
    await act('/desk/letters/', { act: 'give-up', letter: rows[0]?.id ?? '' });
    expect(await world.db.select().from(outbox).where(eq(outbox.state, 'unknown'))).toHaveLength(
      rows.length - 1,
    );
    expect((await world.db.select().from(audit)).at(-1)).toMatchObject({
      verb: 'letter.given-up',
      details: { letter: rows[0]?.name, fault: 'timeout' },
    });
  });
});

describe('the staff', () => {
  test('is added with a role, and may then sign in', async () => {
    const { send: act } = await entered(world, 'lead');
    const fields = {
      act: 'add',
      name: 'Esimerkki Uusi',
      email: 'Uusi@Example.fi',
      role: 'coach',
      locale: 'sv',
    };
    const answer = await act('/desk/staff/', fields);
    const [row] = await world.db.select().from(staff).where(eq(staff.email, 'uusi@example.fi'));
    expect(row).toMatchObject({ role: 'coach', locale: 'sv', municipalities: [] });
    expect(answer.headers.get('location')).toBe(`/desk/staff/${row?.id}/?done=added`);
    expect((await act('/desk/staff/', fields)).status).toBe(422);
  });

  test('changes role and municipalities; a new role ends the sessions', async () => {
    const lead = await entered(world, 'lead');
    const other = await entered(world, 'coach');
    const path = `/desk/staff/${other.member.id}/`;
    const fields = {
      act: 'change',
      name: 'Esimerkki Toinen',
      role: 'coach',
      locale: 'sv',
      municipalities: ['743', '905'],
    };
    expect((await lead.send(path, fields)).status).toBe(303);
    expect((await world.db.select().from(staff).where(eq(staff.id, other.member.id)))[0]).toMatchObject({
      locale: 'sv',
      municipalities: ['743', '905'],
    });
    expect((await other.get('/desk/')).status).toBe(200);
    await lead.send(path, { ...fields, role: 'reviewer' });
    expect((await other.get('/desk/')).status).toBe(303);
    expect((await world.db.select().from(staff).where(eq(staff.id, other.member.id)))[0]).toMatchObject({
      role: 'reviewer',
      municipalities: [],
    });
    expect((await lead.send(path, { ...fields, municipalities: ['743', 'x'] })).status).toBe(422);
  });

  test('keeps its last lead, as lead', async () => {
    const { member, send: act } = await entered(world, 'lead');
    const path = `/desk/staff/${member.id}/`;
    expect((await act(path, { act: 'remove' })).status).toBe(422);
    expect((await act(path, { act: 'change', name: 'Minä', role: 'reviewer', locale: 'fi' })).status).toBe(
      422,
    );
    expect((await act(path, { act: 'change', name: 'Minä', role: 'lead', locale: 'fi' })).status).toBe(303);
    expect((await world.db.select().from(staff))[0]).toMatchObject({ role: 'lead', name: 'Minä' });
  });

  test('of two leads who remove each other at once one stays', async () => {
    const [one, two] = [await entered(world, 'lead'), await entered(world, 'lead')];
    await Promise.all([
      one.send(`/desk/staff/${two.member.id}/`, { act: 'remove' }),
      two.send(`/desk/staff/${one.member.id}/`, { act: 'remove' }),
      one.send(`/desk/staff/${two.member.id}/`, { act: 'change', name: 'x', role: 'coach', locale: 'fi' }),
    ]);
    expect((await world.db.select().from(staff)).filter(({ role }) => role === 'lead')).toHaveLength(1);
    // Who stayed is not named by the erasure log: it would be removed after a restore.
    const log = (await world.erasures.select().from(erasures)).map(({ id }) => id);
    expect((await world.db.select().from(staff)).filter(({ id }) => log.includes(id))).toEqual([]);
  });

  test('removed leaves no session, no link and no enquiry behind', async () => {
    await ask();
    const [row] = await world.db.select().from(enquiries);
    const lead = await entered(world, 'lead');
    const coach = await entered(world, 'coach', { municipalities: ['743'] });
    await lead.send(`/desk/enquiries/${row?.id}/`, { act: 'note', assignedTo: coach.member.id, note: '' });
    await lead.send(`/desk/staff/${coach.member.id}/`, { act: 'remove' });
    const { audit: log, ...rest } = await dump(world);
    expect(JSON.stringify(rest)).not.toContain(coach.member.id);
    expect(JSON.stringify(log)).not.toMatch(/@|Esimerkki/);
    expect(await world.db.select().from(sessions)).toHaveLength(1);
  });

  test('chooses its language, and is led back to where it was', async () => {
    const { send: act, look } = await entered(world, 'reviewer');
    const answer = await act(
      '/desk/',
      { act: 'language', locale: 'sv' },
      { referer: 'https://ovi.example.fi/desk/letters/' },
    );
    expect(answer.headers.get('location')).toBe('/desk/letters/');
    expect(await look('/desk/')).toMatchObject({ locale: 'sv' });
    expect(
      (
        await act(
          '/desk/',
          { act: 'language', locale: 'fi' },
          { referer: 'https://ovi.example.fi//evil.example/' },
        )
      ).headers.get('location'),
    ).toBe('/desk/');
  });
});

test('nothing that is logged or audited names a person', async () => {
  await ask();
  const { id } = await received(world);
  const { send: act } = await entered(world, 'reviewer');
  await act(`/desk/applications/${id}/`, { act: 'ask', question: 'Kanarialintu kysyy perehdytyksestä?' });
  await act(`/desk/applications/${id}/`, {
    act: 'decide',
    outcome: 'declined',
    reasons: 'Kanarialintu perustelee päätöksen.',
    impartial: 'yes',
  });
  expect(await applicationOf(world, id)).toMatchObject({ state: 'received' });
  expect(JSON.stringify([await world.db.select().from(audit), world.events])).not.toMatch(
    /Kanaria|@|Esimerkki|Henkilö/,
  );
});
