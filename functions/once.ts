import type { Stored } from './submit';

/**
 * Stores a submission once. Sent again it finds itself: the same words are the same, other words are refused.
 * @param insert one transaction
 * @param find the digest of what is stored under this id already
 */
export async function once(
  own: string,
  insert: () => Promise<unknown>,
  find: () => Promise<string | undefined>,
): Promise<Stored> {
  try {
    await insert();
    return 'stored';
  } catch (error) {
    const stored = isConflict(error) ? await find() : undefined;
    if (stored === undefined) throw error;
    return stored === own ? 'stored' : 'changed';
  }
}

/** Did the database refuse because a row of this key is there already? */
export function isConflict(error: unknown): boolean {
  return causeOf(error, 'UNIQUE constraint failed');
}

/** Does the error, or what it came of, say this? */
export function causeOf(error: unknown, words: string): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.message.includes(words)) return true;
  }
  return false;
}
