import { drizzle } from 'drizzle-orm/d1';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Desk } from '../../../functions/desk/shown';
import type { Shown } from '../../../functions/shown';
import { audit } from '../../../functions/store/desk';
import { applications, enquiries } from '../../../functions/store/schema';
import { href } from '../../../src/i18n/routes';
import { applied, tokenIn } from '../../support/store';
import { bindings, freshWorld, type TestWorld } from '../../support/world';
import { aMinute, anHour, applicationOf, commented, deskOf, enquired, entered, hire, received } from './desk';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

type Of<Page extends Desk['page']> = Extract<Desk, { page: Page }>;

/** What a form on this page carries along, so that nobody's later note is written over. */
async function sinceOf(look: (path: string) => Promise<Desk | undefined>, path: string): Promise<string> {
  const shown = await look(path);
  return shown?.page === 'enquiry' || shown?.page === 'comment' ? String(shown.since) : '';
}

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
    await enquired(world);
    await commented(world);
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

  test('finds an application by its name before it is confirmed too, and once it is under a new name by that alone', async () => {
    await applied(world, { organisation: 'Rannikon Esimerkkiverstas Oy' });
    const { look } = await entered(world, 'reviewer');
    const found = async (search: string, state: string) => {
      const path = `/desk/applications/?state=${state}&q=${encodeURIComponent(search)}`;
      return ((await look(path)) as Of<'applications'>).rows.length;
    };
    expect([await found('verstas', 'unconfirmed'), await found('verstas', 'all')]).toEqual([1, 1]);
    expect([await found('verstas', 'received'), await found('leipomo', 'all')]).toEqual([0, 0]);
    await world.db.update(applications).set({ state: 'received' });
    expect([await found('verstas', 'received'), await found('verstas', 'unconfirmed')]).toEqual([1, 0]);
    await world.db.update(applications).set({ organisation: 'Ähtärin Esimerkkileipomo Oy' });
    expect([await found('verstas', 'all'), await found('leipomo', 'received')]).toEqual([0, 1]);
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

describe('an enquiry', () => {
  test('is given to somebody, noted, answered, closed and opened again, each with its audit row', async () => {
    await enquired(world);
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
    await enquired(world);
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
    await enquired(world);
    const [row] = await world.db.select().from(enquiries);
    const editor = await hire(world, 'editor');
    const { send: act } = await entered(world, 'reviewer');
    for (const id of ['nobody', editor.id])
      expect(
        (await act(`/desk/enquiries/${row?.id}/`, { act: 'note', assignedTo: id, note: '' })).status,
      ).toBe(422);
  });
});

test('nothing that is logged or audited names a person', async () => {
  await enquired(world);
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
