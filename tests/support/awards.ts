import { columnsOf } from '../../functions/award';
import { letters } from '../../functions/ids';
import type { awards } from '../../functions/store/awards';
import type { Term } from '../../src/programme/award';
import { addDays, addMonths } from '../../src/programme/day';
import { keysOf } from '../../src/programme/name';
import type { TestWorld } from './world';

export type AwardRow = typeof awards.$inferInsert;

const own = 'Kerromme siitä jokaisessa ilmoituksessa ja perehdytyksessä.';

/** A term of 24 months with its 30 days of grace. */
export function term(from: string, other: Partial<Term> = {}): Term {
  const until = other.until ?? addMonths(from, 24);
  return { from, until, graceUntil: addDays(until, 30), ...other };
}

/**
 * The award of a made-up employer, in force from 2 November 2026 on; the columns kept for the index agree with its
 * history.
 */
export function awardRow(other: Partial<AwardRow> = {}): AwardRow {
  const terms = other.terms ?? [term('2026-11-02')];
  const organisation = other.organisation ?? 'Lakeuden Esimerkkileipomo Oy';
  const markName = other.markName ?? '';
  return {
    code: '7KD-3VMX',
    application: `application of ${other.code ?? '7KD-3VMX'}`,
    publicAt: `${terms[0].from}T05:00:00.000Z`,
    organisation,
    ...keysOf({ organisation, markName }),
    businessId: '1234567-1',
    municipality: '743',
    industry: 'C',
    classification: 'TOL 2025',
    size: '10-49',
    website: 'https://www.example.fi/',
    workplaces: '',
    markName,
    language: 'fi',
    commitments: { recruiting: own, privacy: own, adjustments: own, introduction: own, respect: own },
    ...columnsOf({ terms, events: other.events ?? [] }),
    ...other,
  };
}

/**
 * So many made-up awards, the rare ones spread over the alphabet.
 * @param over the term of every fifth, which is over, by the number of the award
 */
export function plenty(count: number, over: (at: number) => Term): AwardRow[] {
  const words = ['Lakeuden', 'Rannikon', 'Pohjan', 'Ähtärin', 'Åbackas', 'Österbottens', 'Kulman', 'Meren'];
  const trades = ['Leipomo', 'Paja', 'Hoiva', 'Bygg', 'Kuljetus', 'Kahvila', 'Metalli'];
  return Array.from({ length: count }, (_, at) =>
    awardRow({
      code: codeOf(at * 11),
      organisation: `${words[at % 8]} ${trades[at % 7]} ${at}${at % 1000 === 7 ? ' Harvinainen' : ''} Oy`,
      municipality: ['743', '905', '599', '231'][at % 4] ?? '743',
      industry: ['C', 'G', 'F', 'R', 'H'][at % 5] ?? 'C',
      ...(at % 5 === 3 && { terms: [over(at)] }),
      ...(at % 1000 === 1 && { events: [{ kind: 'suspended', at: '2026-11-01T10:00:00.000Z' }] }),
      ...(at % 1000 === 2 && { events: [{ kind: 'withdrawn', at: '2026-11-01T10:00:00.000Z' }] }),
    }),
  );
}

/** Puts awards into the database, with the applications they are of. */
export async function grant(world: TestWorld, ...rows: readonly AwardRow[]): Promise<void> {
  const db = world.db.$client;
  for (let at = 0; at < rows.length; at += 500) {
    const part = JSON.stringify(rows.slice(at, at + 500));
    await db.batch([
      db.prepare(
        "INSERT OR IGNORE INTO wordings (digest, version, locale, words) VALUES ('w', '0.1', 'fi', 'Sanat')",
      ),
      db.prepare(applicationsFrom).bind(part),
      db.prepare(awardsFrom).bind(part),
    ]);
  }
}

const applicationsFrom = `
  INSERT INTO applications (id, digest, reference, state, locale, letters, organisation, business_id, municipality, industry,
    classification, size, website, scope, workplaces, mark_name, commitments, wording, made_at)
  SELECT value->>'application', value->>'application', value->>'code', 'approved', value->>'language', value->>'language',
    value->>'organisation', value->>'businessId', value->>'municipality', value->>'industry', value->>'classification',
    value->>'size', value->>'website', 'whole', value->>'workplaces', value->>'markName', value->'commitments', 'w', value->>'publicAt'
  FROM json_each(?)`;

const awardsFrom = `
  INSERT INTO awards (code, application, public_at, organisation, sort_key, search_key, business_id, municipality, industry,
    classification, size, website, workplaces, mark_name, language, commitments, terms, events, valid_until, grace_until,
    stopped, stopped_on)
  SELECT value->>'code', value->>'application', value->>'publicAt', value->>'organisation', value->>'sortKey',
    value->>'searchKey', value->>'businessId', value->>'municipality', value->>'industry', value->>'classification',
    value->>'size', value->>'website', value->>'workplaces', value->>'markName', value->>'language', value->'commitments',
    value->'terms', value->'events', value->>'validUntil', value->>'graceUntil', value->>'stopped', value->>'stoppedOn'
  FROM json_each(?)`;

/** A code for each number. */
export function codeOf(number: number): string {
  let text = '';
  for (let rest = number; text.length < 7; rest = Math.floor(rest / letters.length))
    text = (letters[rest % letters.length] ?? '') + text;
  return `${text.slice(0, 3)}-${text.slice(3)}`;
}
