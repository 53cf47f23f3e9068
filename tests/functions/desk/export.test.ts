import { beforeEach, describe, expect, test } from 'vitest';
import { concerns } from '../../../functions/store/concerns';
import { audit } from '../../../functions/store/desk';
import { awardRow, codeOf, grant } from '../../support/awards';
import { concern } from '../../support/store';
import { appIn, freshWorld, opened, post, type TestWorld } from '../../support/world';
import { commented, enquired, entered, received } from './desk';

const employer = 'Lakeuden Esimerkkileipomo Oy';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

describe('a case', () => {
  test('is had whole as JSON, under its number, and the log tells that it left the desk', async () => {
    const { id, reference, organisation } = await received(world);
    const { send } = await entered(world, 'reviewer');
    await send(`/desk/applications/${id}/`, { act: 'ask', question: 'Kuka osallistuu perehdytykseen?' });
    const answer = await send(`/desk/applications/${id}/`, { act: 'json' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${reference}.json"`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({
      case: reference,
      application: { organisation, state: 'received', commitments: expect.anything() },
      contacts: [{ email: 'henkilo@example.fi' }],
      questions: [{ question: 'Kuka osallistuu perehdytykseen?', answer: null }],
      letters: expect.arrayContaining([expect.objectContaining({ name: 'question' })]),
    });
    const rows = await world.db.select().from(audit);
    expect(rows.at(-1)).toMatchObject({ verb: 'case.exported', about: id, details: { format: 'json' } });
  });

  test('is had as a tagged PDF with language, title and fonts of its own, whatever letters are in it', async () => {
    const { id, reference } = await received(world, {
      organisation: 'Åsan Esimerkkileipomo & Pojat – 日本 Oy',
      recruitingHow: `${'Pitkä sana '.repeat(40)}ja emoji 😀 lopussa.`,
    });
    const { send } = await entered(world, 'lead', { locale: 'sv' });
    const answer = await send(`/desk/applications/${id}/`, { act: 'pdf' });
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const text = new TextDecoder('latin1').decode(bytes);
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text).toMatch(/\/StructTreeRoot/);
    expect(text).toMatch(/\/Marked true/);
    expect(text).toMatch(/\/Lang \(sv\)/);
    expect(text).toMatch(/\/DisplayDocTitle true/);
    expect(text).toMatch(/\/FontFile2/);
    expect(answer.headers.get('content-disposition')).toContain(`${reference}.pdf`);
  });

  test('is nobody’s but those who review: a coach is refused', async () => {
    const { id } = await received(world);
    const { send } = await entered(world, 'coach', { municipalities: ['743'] });
    for (const act of ['json', 'pdf'])
      expect((await send(`/desk/applications/${id}/`, { act })).status).toBe(403);
  });
});

describe('a list as CSV', () => {
  test('has the rows of the filter, with semicolons, every cell quoted and no formula', async () => {
    await received(world, { organisation: 'Harmiton; =1+1 Oy' });
    const { send } = await entered(world, 'reviewer');
    const answer = await send('/desk/applications/?state=received', { act: 'csv' });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
    const [head, row] = text.split('\r\n');
    expect(head).toMatch(/^\ufeff"Viite";"Organisaatio"/);
    expect(row).toContain(`"Harmiton;' =1+1 Oy"`);
    const none = await (await send('/desk/applications/?state=declined', { act: 'csv' })).text();
    expect(none.trim().split('\r\n')).toHaveLength(1);
    expect((await world.db.select().from(audit)).at(-1)).toMatchObject({
      verb: 'list.exported',
      about: 'applications',
    });
  });

  test('of ten thousand is sent a page at a time', async () => {
    await grant(
      world,
      ...Array.from({ length: 10_000 }, (_, at) =>
        awardRow({ code: codeOf(at), organisation: `Esimerkki ${at} Oy` }),
      ),
    );
    const { send } = await entered(world, 'lead');
    for (const [path, least] of [
      ['/desk/applications/?state=approved', 10_000],
      ['/desk/awards/', 10_000],
    ] as const) {
      const reader = (await send(path, { act: 'csv' })).body?.getReader();
      let [rows, largest] = [-1, 0];
      for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
        largest = Math.max(largest, next.value.length);
        rows += new TextDecoder().decode(next.value).split('\r\n').length - 1;
      }
      expect(rows).toBe(least);
      expect(largest).toBeLessThan(30_000);
    }
  }, 120_000);

  test('of every kind has what its columns say, by the days and hours of Finland', async () => {
    world.at('2026-11-04T23:30:00Z');
    const { reference } = await received(world);
    await enquired(world);
    await commented(world);
    const app = appIn(world);
    await post(app, '/logo/huoli/', concern(await opened(app, world, '/logo/huoli/')));
    await app.settle();
    await grant(world, awardRow());
    const [told] = await world.db.select().from(concerns);
    const { send } = await entered(world, 'reviewer');
    const night = expect.stringMatching(/^2026-11-05 01:3\d$/);
    for (const [path, name, cells] of [
      [
        'applications',
        'applications',
        [reference, employer, '1234567-1', 'Seinäjoki', 'Odottaa päätöstä', night, '2026-11-19'],
      ],
      ['enquiries', 'enquiries', [employer, 'Seinäjoki', night, '2026-11-10', '']],
      ['feedback', 'comments', ['/yhteys/', night, expect.stringMatching(/^2026-11-/), '']],
      ['concerns', 'concerns', [told?.reference, employer, '2026-11-19', '']],
      ['awards', 'awards', ['7KD-3VMX', employer, '1234567-1', 'Seinäjoki', 'C', 'Voimassa', '2028-11-02']],
    ] as const) {
      const answer = await send(`/desk/${path}/`, { act: 'csv' });
      expect(answer.headers.get('content-disposition')).toContain(`${name}-2026-11-05.csv`);
      const [, row = ''] = (await answer.text()).split('\r\n');
      expect(row.slice(1, -1).split('";"')).toEqual(cells);
    }
  });
});
