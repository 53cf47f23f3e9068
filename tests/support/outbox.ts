import { globSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * The outbox of a running site, looked into from outside.
 * @param state the folder of its database
 */
export function outboxIn(state: string) {
  const [file] = globSync(join(state, 'v3/d1/**/*.sqlite')).filter((path) => !path.endsWith('metadata.sqlite'));
  if (!file) throw new Error(`There is no database in ${state}`);
  const database = new DatabaseSync(file, { timeout: 5_000 });
  const ofOrganisation = 'about = (SELECT id FROM applications WHERE organisation = ?)';
  return {
    /** The letters about an organisation's application, as they stand. */
    about: (organisation: string) =>
      database.prepare(`SELECT name, state, tries, fault FROM outbox WHERE ${ofOrganisation}`).all(organisation) as unknown as Waiting[],

    /** Lets an hour pass for them: what was to be tried again by then is due. */
    anHourLater(organisation: string) {
      const earlier = "strftime('%Y-%m-%dT%H:%M:%fZ', due_at, '-1 hour', '-1 second')";
      database.prepare(`UPDATE outbox SET due_at = ${earlier} WHERE ${ofOrganisation}`).run(organisation);
    },
    close: () => database.close(),
  };
}

interface Waiting {
  readonly name: string;
  readonly state: string;
  readonly tries: number;
  readonly fault: string | null;
}
