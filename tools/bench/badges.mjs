import { globSync } from 'node:fs';
import { join } from 'node:path';
import autocannon from 'autocannon';

const inFlight = 50;
const awards = 10_000;
const letters = '23456789CDFGHJKMNPQRTVWX';

/**
 * Measures the live badge at 10 000 awards: a different one each time, and one that is asked for again and again.
 * @param {{ url: string, state: string, seconds: number }} site served, with its database's folder
 */
export async function benchBadges({ url, state, seconds }) {
  await fill(state);
  const paths = {
    'SVG, any of 10 000': () => `/b/${codeOf(Math.floor(Math.random() * awards))}.fi.svg`,
    'SVG, one': () => `/b/${codeOf(7)}.fi.svg`,
    'PNG, any of 10 000': () => `/b/${codeOf(Math.floor(Math.random() * awards))}.fi.png`,
    'PNG, one': () => `/b/${codeOf(7)}.fi.png`,
  };
  for (const [name, path] of Object.entries(paths)) {
    const answer = await fetch(url + path());
    const bytes = (await answer.arrayBuffer()).byteLength;
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    const result = await autocannon({
      url,
      connections: inFlight,
      duration: seconds,
      requests: [{ setupRequest: (request) => ({ ...request, method: 'GET', path: path() }) }],
    });
    const wrong = result.errors + result.timeouts + result.non2xx;
    console.log(
      `badge ${name.padEnd(18)} ${result.requests.average.toFixed(0).padStart(6)} /s   p50 ${result.latency.p50} ms   p99 ${result.latency.p99} ms   ${bytes} bytes   errors ${wrong}`,
    );
  }
}

/** @param {string} state */
async function fill(state) {
  const { DatabaseSync } = await import('node:sqlite');
  const found = globSync(join(state, 'v3/d1/**/*.sqlite'))
    .map((file) => new DatabaseSync(file, { timeout: 20_000 }))
    .find((one) => one.prepare("SELECT 1 FROM sqlite_master WHERE name = 'awards'").get());
  if (!found) throw new Error(`There is no database in ${state}`);
  const terms = JSON.stringify([{ from: '2026-01-01', until: '2099-01-01', graceUntil: '2099-02-01' }]);
  found.exec(
    "INSERT OR IGNORE INTO wordings (digest, version, locale, words) VALUES ('w', '0.1', 'fi', 'Sanat')",
  );
  const application = found.prepare(
    `INSERT OR IGNORE INTO applications (id, digest, reference, state, locale, letters, organisation, business_id, municipality,
      industry, classification, size, website, scope, workplaces, mark_name, commitments, wording, made_at)
    VALUES (?1, ?1, ?1, 'approved', 'fi', 'fi', ?2, '1234567-1', '743', 'C', 'TOL 2025', '10-49', '', 'whole', '', '', '{}', 'w',
      '2026-01-01T05:00:00.000Z')`,
  );
  const award = found.prepare(
    `INSERT OR IGNORE INTO awards (code, application, public_at, organisation, sort_key, search_key, business_id, municipality,
      industry, classification, size, website, workplaces, mark_name, language, commitments, terms, events, valid_until,
      grace_until, stopped)
    VALUES (?1, ?1, '2026-01-01T05:00:00.000Z', ?2, ?2, ?2, '1234567-1', '743', 'C', 'TOL 2025', '10-49', '', '', '', 'fi', '{}',
      ?3, '[]', '2099-01-01', '2099-02-01', 'no')`,
  );
  found.exec('BEGIN');
  for (let number = 0; number < awards; number++) {
    const name = `Esimerkkityönantaja ${number} Oy`;
    application.run(codeOf(number), name);
    award.run(codeOf(number), name, terms);
  }
  found.exec('COMMIT');
  found.close();
}

/** @param {number} number */
function codeOf(number) {
  let text = '';
  for (let rest = number; text.length < 7; rest = Math.floor(rest / letters.length))
    text = (letters[rest % letters.length] ?? '') + text;
  return `${text.slice(0, 3)}-${text.slice(3)}`;
}
