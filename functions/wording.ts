import type { Locale } from '../src/i18n/locale';
import { commitmentTexts, programme, rulesText } from './content';
import { causeOf } from './once';
import { digest } from './secret';
import { wordings } from './store/schema';
import type { World } from './world';

type Wording = typeof wordings.$inferInsert;

const worded = new Map<Locale, Promise<Wording>>();
const stored = new WeakMap<World['db'], Set<string>>();

/** The rules and the commitments as an applicant reads them; the same for all until the next deployment. */
export function wordingOf(locale: Locale): Promise<Wording> {
  const wording = worded.get(locale) ?? wordsOf(locale);
  worded.set(locale, wording);
  return wording;
}

/**
 * Stores what refers to a wording, with the wording itself where the database may not have it yet. Its ten thousand
 * characters go along once, not with every application; where it turns out to be missing they go along again.
 * @param store one transaction; given the statement that keeps the wording, or none
 */
export async function keeping<T>(
  world: World,
  wording: Wording,
  store: (keep: [] | [ReturnType<typeof kept>]) => Promise<T>,
): Promise<T> {
  const known = stored.get(world.db) ?? new Set();
  stored.set(world.db, known);
  try {
    if (known.has(wording.digest)) return await store([]);
  } catch (error) {
    if (!causeOf(error, 'FOREIGN KEY constraint failed')) throw error;
  }
  const outcome = await store([kept(world, wording)]);
  known.add(wording.digest);
  return outcome;
}

/** What keeps a wording that nobody kept before. */
function kept({ db }: World, wording: Wording) {
  return db.insert(wordings).values(wording).onConflictDoNothing();
}

async function wordsOf(locale: Locale): Promise<Wording> {
  const promises = commitmentTexts[locale].items.map((item) => `${item.title}\n${item.text}`);
  const words = [rulesText(locale), ...promises].join('\n\n');
  return { digest: await digest(words), version: programme.rules.version, locale, words };
}
