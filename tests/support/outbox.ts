import { globSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A letter in the outbox of a site, and the organisation it is about. */
export interface Waiting {
  readonly organisation: string;
  readonly name: string;
  readonly state: string;
  readonly tries: number;
  readonly fault: string | null;
}

/**
 * The letters about applications in the outbox of a site, which may be running.
 * @param state the folder of its database
 */
export function lookIntoOutbox(state: string): Waiting[] {
  using database = open(state, true);
  const letters = database.prepare(
    'SELECT organisation, name, outbox.state, tries, fault FROM outbox JOIN applications ON applications.id = about',
  );
  return letters.all() as unknown as Waiting[];
}

/** Lets an hour pass for the letters of a site that is not running: what was to be tried again by then is due. */
export function letAnHourPass(state: string): void {
  using database = open(state, false);
  database.exec("UPDATE outbox SET due_at = strftime('%Y-%m-%dT%H:%M:%fZ', due_at, '-1 hour', '-1 second')");
}

function open(state: string, readOnly: boolean): DatabaseSync {
  for (const file of globSync(join(state, 'v3/d1/**/*.sqlite'))) {
    const database = new DatabaseSync(file, { readOnly });
    if (database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'outbox'").get()) return database;
    database.close();
  }
  throw new Error(`There is no database in ${state}`);
}
