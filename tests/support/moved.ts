import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { deskHref } from '../../src/i18n/desk';
import { open } from '../../tools/demo/open.mjs';
import { type Mailbox, startMailbox } from '../../tools/mailbox.mjs';
import { type Server, startServer } from '../../tools/server.mjs';
import { emptyState } from './state';
import { vars } from './vars';

const lead = 'lead@example.fi';

/** A site with a database of its own, which can be stopped, moved back in time and started again. */
export class Site {
  #server: Server | undefined;

  private constructor(
    readonly state: string,
    readonly mailbox: Mailbox,
  ) {}

  /** @param prepare what is put into the database before it is served, given its folder */
  static async open({
    demo = false,
    prepare,
  }: {
    demo?: boolean;
    prepare?: (state: string) => void;
  } = {}): Promise<Site> {
    const site = new Site(await emptyState(), await startMailbox());
    if (demo) {
      const opened = await open({ state: site.state, secret: vars.SECRET, origin: 'http://localhost' });
      await opened.fill().finally(opened.close);
    }
    prepare?.(site.state);
    await site.start();
    return site;
  }

  get url(): string {
    return this.#server?.url ?? '';
  }

  async start(): Promise<void> {
    this.#server = await startServer({
      state: this.state,
      vars: { ...vars, RESEND_BASE_URL: this.mailbox.url, FIRST_STAFF: lead },
      log: (line) => void (/ERROR|\bError:/.test(line) && console.error(line)),
    });
  }

  /**
   * Lets the undo window of every decision pass: its moments lie so many minutes further back. The address changes, so
   * whoever has a page of the site open leaves it first: what it still loads would be refused.
   */
  async letTheWindowPass(readers: readonly Page[], minutes = 11): Promise<void> {
    for (const page of readers) await page.goto('about:blank');
    await this.#server?.close();
    const [file] = globSync(join(this.state, 'v3/d1/**/*.sqlite'))
      .filter((path) => !path.endsWith('metadata.sqlite'))
      .filter((path) => {
        using database = new DatabaseSync(path, { readOnly: true });
        return database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'decisions'").get() !== undefined;
      });
    if (!file) throw new Error(`There is no database in ${this.state}`);
    using database = new DatabaseSync(file);
    const back = (column: string) => `strftime('%Y-%m-%dT%H:%M:%fZ', ${column}, '-${minutes} minutes')`;
    database.exec(`
      UPDATE decisions SET decided_at = ${back('decided_at')}, effective_at = ${back('effective_at')};
      UPDATE awards SET public_at = ${back('public_at')};
      UPDATE outbox SET due_at = ${back('due_at')} WHERE state = 'waiting';`);
    await this.start();
  }

  /** The newest link of this shape in a letter to this address. */
  async link(to: string, shape: RegExp): Promise<string> {
    for (let tries = 0; tries < 60; tries += 1) {
      const found = this.mailbox.letters
        .filter((letter) => letter.to.includes(to))
        .map((letter) => shape.exec(letter.text ?? '')?.[0])
        .findLast((link) => link !== undefined);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error(`No letter to ${to} has a link like ${shape}`);
  }

  async close(): Promise<void> {
    await this.#server?.close();
    await this.mailbox.close();
    await rm(this.state, { recursive: true, force: true });
  }
}

/** Signs the first member of the staff in at the desk, by the link of the letter, and chooses a language. */
export async function signIn(site: Site, page: Page, locale: 'fi' | 'sv'): Promise<void> {
  site.mailbox.letters.splice(0);
  await page.goto(site.url + deskHref('sign-in'));
  await page.fill('[name="email"]', lead);
  await page.locator('main button').click();
  const link = await site.link(lead, /\/desk\/sign-in\/[\w-]{43}\//);
  await page.goto(site.url + link);
  await page.locator('main button').click();
  await page.locator(`.desk-own button[value="${locale}"]`).click();
  await page.waitForSelector(`html[lang="${locale}"]`);
}
