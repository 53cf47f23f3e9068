import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { addDays, addMonths, type Day, dayAt } from '../../src/programme/day';

/**
 * Puts an award of a made-up employer into the database of a served site.
 * @param state the folder of its database
 * @param from the first of its 24 months; yesterday unless told
 * @param stopped whether it was suspended or withdrawn, if it was
 */
export function grantServed(
  state: string,
  {
    code,
    name,
    stopped,
    from = addDays(dayAt(new Date()), -1),
  }: { code: string; name: string; stopped?: 'suspended' | 'withdrawn' | 'given-up'; from?: Day },
): void {
  const until = addMonths(from, 24);
  const terms = JSON.stringify([{ from, until, graceUntil: addDays(until, 30) }]);
  const events = stopped ? [{ kind: stopped, at: new Date(Date.now() - 60_000).toISOString() }] : [];
  const how = 'Kerromme siitä jokaisessa ilmoituksessa ja perehdytyksessä.';
  const kinds = ['recruiting', 'privacy', 'adjustments', 'introduction', 'respect'];
  const words = JSON.stringify(Object.fromEntries(kinds.map((kind) => [kind, how])));
  using database = open(state);
  database.exec(
    "INSERT OR IGNORE INTO wordings (digest, version, locale, words) VALUES ('w', '0.1', 'fi', 'Sanat')",
  );
  database
    .prepare(
      `INSERT OR IGNORE INTO applications (id, digest, reference, state, locale, letters, organisation, business_id, municipality,
        industry, classification, size, website, scope, workplaces, mark_name, commitments, wording, made_at)
      VALUES (?1, ?1, ?1, 'approved', 'fi', 'fi', ?2, '1234567-1', '743', 'C', 'TOL 2025', '10-49', 'https://www.example.fi/',
        'whole', '', '', ?3, 'w', ?4)`,
    )
    .run(code, name, words, `${from}T05:00:00.000Z`);
  database
    .prepare(
      `INSERT INTO awards (code, application, public_at, organisation, sort_key, search_key, business_id, municipality, industry,
        classification, size, website, workplaces, mark_name, language, commitments, terms, events, valid_until, grace_until,
        stopped, stopped_on)
      VALUES (?1, ?1, ?2, ?3, ?3, ?3, '1234567-1', '743', 'C', 'TOL 2025', '10-49', 'https://www.example.fi/', '', '', 'fi', ?4,
        ?5, ?6, ?7, ?8, 'no', NULL)
      ON CONFLICT (code) DO UPDATE SET events = excluded.events`,
    )
    .run(code, `${from}T05:00:00.000Z`, name, words, terms, '[]', until, addDays(until, 30));
  if (stopped)
    database
      .prepare('UPDATE awards SET events = ?, stopped = ?, stopped_on = ? WHERE code = ?')
      .run(JSON.stringify(events), stopped, dayAt(new Date()), code);
}

/**
 * Gives an award a contact with a confirmed address, and the language of its letters and its public words.
 * @param print the fingerprint of the address
 */
export function contactServed(
  state: string,
  { code, locale, mail, print }: { code: string; locale: 'fi' | 'sv' | 'en'; mail: string; print: string },
): void {
  using database = open(state);
  database
    .prepare("INSERT INTO contacts VALUES (?, 'first', 'Esimerkki Henkilö', 'Toimitusjohtaja', ?, ?, '', ?)")
    .run(code, mail, print, new Date().toISOString());
  database.prepare('UPDATE applications SET locale = ?1, letters = ?1 WHERE id = ?2').run(locale, code);
  database.prepare('UPDATE awards SET language = ? WHERE code = ?').run(locale, code);
}

/** Gives an award a link for reading its own page. @returns the secret part of the link */
export function linkServed(state: string, code: string): string {
  const token = `reading-${code}`;
  using database = open(state);
  database
    .prepare('INSERT INTO links (hash, purpose, about, made_at, expires_at) VALUES (?, ?, ?, ?, ?)')
    .run(
      createHash('sha256').update(token).digest('base64url'),
      'read',
      code,
      new Date().toISOString(),
      `${addDays(dayAt(new Date()), 90)}T00:00:00.000Z`,
    );
  return token;
}

function open(state: string): DatabaseSync {
  for (const file of globSync(join(state, 'v3/d1/**/*.sqlite'))) {
    const database = new DatabaseSync(file);
    if (database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'awards'").get()) return database;
    database.close();
  }
  throw new Error(`There is no database in ${state}`);
}
