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
  /**
   * Decap offers an unsaved text while the entry is still being fetched, and then puts the entry over what was taken
   * up. So there is no such text before the form is there.
   */
  async offerWhenOpen(): Promise<void> {
    // Until then its functions are others.
    await localForage.ready();
    const get = localForage.getItem.bind(localForage);
    localForage.getItem = async (key) => {
      if (key.startsWith('backup.')) await opened();
      return get(key);
    };
  },
  /** `content/news/2026-11-02-ovi.fi.md` → `2026-11-02-ovi`. */
  slugOf(path: string): string {
    return path.slice(path.lastIndexOf('/') + 1).replace(/(?:\.(?:fi|sv|en))?\.\w+$/, '');
  },
};

/** Resolves when the fields of an entry are shown, or when they are long in coming. */
async function opened(): Promise<void> {
  for (let n = 0; n < 600 && !document.querySelector('[class*="-ControlContainer"]'); n++)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Has Decap an unsaved text of this file? It keeps each in the browser as `backup.<collection>.<slug>`. */
async function isKept(path: string): Promise<boolean> {
  const slug = backups.slugOf(path);
  return (await localForage.keys()).some((key) => key.startsWith('backup.') && key.endsWith(`.${slug}`));
}
