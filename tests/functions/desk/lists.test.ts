import { drizzle } from 'drizzle-orm/d1';
import { beforeAll, describe, expect, test } from 'vitest';
import { list } from '../../../functions/desk/applications';
import { careOf } from '../../../functions/desk/care';
import { letters } from '../../../functions/desk/letters';
import type { Page } from '../../../functions/desk/page';
import type { Staff } from '../../../functions/staff/sign';
import { awardRow, codeOf, grant } from '../../support/awards';
import { counted } from '../../support/counted';
import { freshWorld, type TestWorld } from '../../support/world';
import { hire } from './desk';

const count = 10_000;
let world: TestWorld;
let lead: Staff;
let read = 0;

beforeAll(async () => {
  world = await freshWorld();
  lead = await hire(world, 'lead');
  const words = ['Lakeuden', 'Rannikon', 'Pohjan', 'Ähtärin', 'Åbackas', 'Österbottens', 'Kulman', 'Meren'];
  await grant(
    world,
    ...Array.from({ length: count }, (_, at) =>
      awardRow({
        code: codeOf(at),
        organisation: `${words[at % 8]} Esimerkki ${at}${at % 1000 === 7 ? ' Harvinainen' : ''} Oy`,
        municipality: ['743', '905', '599', '231'][at % 4] ?? '743',
        publicAt: new Date(Date.parse('2024-11-02T07:00:00Z') + at * 60_000).toISOString(),
      }),
    ),
  );
  const db = world.db.$client;
  await db.batch([
    db.prepare(`INSERT INTO enquiries (id, digest, state, locale, municipality, topics, way, suits, message, name, organisation, email, phone, made_at, answer_by, closed_at)
      SELECT id, '', CASE WHEN rowid % 50 THEN 'open' ELSE 'closed' END, 'fi', municipality, '[]', 'visit', '', '', 'Esimerkki', organisation, 'a@example.fi', '', made_at, substr(made_at, 1, 10), NULL FROM applications`),
    db.prepare(`INSERT INTO feedback (id, digest, state, locale, message, page, name, email, made_at, answer_by)
      SELECT id, '', 'open', 'fi', 'Viesti', '/sivu/', '', '', made_at, substr(made_at, 1, 10) FROM applications`),
    db.prepare(`INSERT INTO outbox (id, name, about, recipient, sealed, state, made_at, due_at, tries)
      SELECT id, 'question', id, '', '', CASE WHEN rowid % 100 THEN 'sent' ELSE 'refused' END, made_at, made_at, 1 FROM applications`),
  ]);
  world = { ...world, db: drizzle(counted(db, (rows) => (read += rows))) as TestWorld['db'] };
}, 180_000);

const enquiries = careOf('enquiry').list;
const comments = careOf('comment').list;

describe('among ten thousand, a page of', () => {
  const asked: [name: string, page: Page, query: string, most: number, rows: number][] = [
    ['all applications', list, 'state=all', 260, 50],
    ['all applications, newest first', list, 'state=all&sort=new', 260, 50],
    ['granted applications', list, 'state=approved', 260, 50],
    ['applications further on', list, 'state=all&after=2024-11-05T10:00:00.000Z~x', 260, 50],
    ['applications of a municipality', list, 'state=all&municipality=231', 260, 50],
    ['granted applications of a municipality', list, 'state=approved&municipality=905', 600, 50],
    ['applications by a rare word', list, 'state=all&q=harvinainen', 120, 10],
    ['applications by the middle of a word', list, 'state=all&q=arvinai', 120, 10],
    ['applications by two words', list, 'state=all&q=ahtarin+harvinainen', 120, 0],
    ['applications by a common word', list, 'state=all&q=esimerkki', 1200, 50],
    ['applications by a word that none has', list, 'state=all&q=zzzz', 60, 0],
    ['applications by reference', list, `state=all&q=${codeOf(77).toLowerCase()}`, 60, 1],
    ['open enquiries', enquiries, '', 260, 50],
    ['open enquiries further on', enquiries, 'after=2024-11-05~x', 260, 50],
    ['open enquiries of a municipality', enquiries, 'municipality=905', 600, 50],
    ['enquiries by a rare word', enquiries, 'q=harvinainen', 120, 10],
    ['feedback', comments, '', 260, 50],
    ['feedback by a word', comments, 'q=sivu', 260, 50],
    ['letters in trouble', letters, '', 400, 50],
    ['letters that have left', letters, 'state=sent', 400, 50],
    ['letters further on', letters, 'state=sent&after=2024-11-05T10:00:00.000Z~x', 400, 50],
    ['all letters', letters, 'state=all', 400, 50],
    ['letters of a kind', letters, 'state=sent&name=question', 400, 50],
    ['letters of a kind that there is none of', letters, 'state=all&name=hearing', 260, 0],
    ['letters about an application', letters, `state=all&q=${codeOf(77).toLowerCase()}`, 60, 1],
    ['letters about nothing', letters, 'state=all&q=hakemus', 60, 0],
  ];

  test.each(asked)('%s is read by index', async (name, page, query, most, rows) => {
    read = 0;
    const view = await page.look({ world, by: lead, id: '', query: new URLSearchParams(query) });
    expect(view && 'rows' in view ? view.rows.length : 0).toBe(rows);
    expect(read, `${name}: ${read} rows`).toBeLessThanOrEqual(most);
    console.log(`${name}: ${read} rows read`);
  });
});
