import { localForage } from 'decap-cms-lib-util';

const prefix = 'cms.begun.';

/**
 * Which version a text was begun on, kept as long as Decap keeps the text itself in the browser: whoever takes it up
 * again days later still writes on top of that version, not of one that somebody else has saved since.
 */
export const backups = {
  /**
   * @param sha the blob that is newest now, null for none
   * @returns the blob that an unsaved text was begun on; undefined when there is no such text
   */
  async begunOn(path: string, sha: string | null): Promise<string | null | undefined> {
    const kept = localStorage.getItem(prefix + path);
    if (kept !== null && (await isKept(path))) return JSON.parse(kept) as string | null;
    localStorage.setItem(prefix + path, JSON.stringify(sha));
    return undefined;
  },
  forget(path: string): void {
    localStorage.removeItem(prefix + path);
  },
  /**
   * Tells when Decap throws an unsaved text away, because nobody wants it again.
   * @param then gets the entry's name without language and ending
   */
  whenDeclined(then: (slug: string) => void): void {
    const remove = localForage.removeItem.bind(localForage);
    localForage.removeItem = async (key) => {
      const [, slug] = /^backup\.[^.]+\.(.+)$/.exec(key) ?? [];
      if (slug) then(slug);
      return remove(key);
    };
  },
  /** `content/news/2026-11-02-ovi.fi.md` → `2026-11-02-ovi`. */
  slugOf(path: string): string {
    return path.slice(path.lastIndexOf('/') + 1).replace(/(?:\.(?:fi|sv|en))?\.\w+$/, '');
  },
};

/** Has Decap an unsaved text of this file? It keeps each in the browser as `backup.<collection>.<slug>`. */
async function isKept(path: string): Promise<boolean> {
  const slug = backups.slugOf(path);
  return (await localForage.keys()).some((key) => key.startsWith('backup.') && key.endsWith(`.${slug}`));
}
