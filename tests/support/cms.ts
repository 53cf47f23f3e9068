import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { startCms } from '../../tools/cms.mjs';
import { root } from '../../tools/run.mjs';
import { freePort } from '../../tools/server.mjs';
import { openPage } from './browser';

/** What a build of the content needs of the tree. */
const parts = [
  'content',
  'src',
  'tools',
  'functions',
  'public',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'wrangler.jsonc',
];

/** A copy of the tree that may be written to. */
export async function copyTree() {
  const tree = await mkdtemp(join(tmpdir(), 'tree-'));
  for (const part of parts) cpSync(join(root, part), join(tree, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction');
  const path = (file: string) => join(tree, file);
  return {
    tree,
    read: (file: string) => readFileSync(path(file), 'utf8'),
    bytes: (file: string) => readFileSync(path(file)),
    has: (file: string) => existsSync(path(file)),
    list: (folder: string) => readdirSync(path(folder)).sort(),
    /** Every file under a folder with what is in it. */
    all: (folder: string) =>
      new Map(
        readdirSync(path(folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .map((file) => [file.slice(tree.length + 1), readFileSync(file, 'base64')] as const),
      ),
    remove: () => rm(tree, { recursive: true, force: true }),
  };
}

/** Starts decap-server on a tree, for the pages of the built site; another test may start one at the same moment. */
export async function serveTree(tree: string) {
  return startCms({ origin: inject('siteUrl'), tree, from: await freePort() });
}

/**
 * Opens the CMS of the built site on a tree.
 * @param wishes `at`: the place within it, such as `/collections/news/new`; `admin`: a folder that holds another build
 */
export async function openCms(
  api: string,
  wishes: { at?: string; locale?: string; width?: number; admin?: string } = {},
) {
  const opened = await openPage({
    width: wishes.width ?? 1440,
    height: 1000,
    locale: wishes.locale ?? 'fi-FI',
  });
  const { page } = opened;
  page.setDefaultTimeout(10_000);
  const { admin } = wishes;
  if (admin)
    await page.route('**/admin/**', (route) => {
      const { pathname } = new URL(route.request().url());
      return route.fulfill({
        path: join(admin, pathname.replace(/^\/admin\/$/, '/admin/index.html').slice(7)),
      });
    });
  await page.route('**/admin/local.json', (route) => route.fulfill({ json: { url: api } }));
  await page.goto(`${inject('siteUrl')}/admin/#${wishes.at ?? '/collections/news'}`);
  await page.locator('[class*="AppMainContainer"]').waitFor({ state: 'attached' });
  return { ...opened, form: formOf(page) };
}

/** What the browser's console hears when our own check refuses. */
const unmended = /^console: Refused: (korjaa ensin alareunan|rätta först punkterna)/;

/**
 * Waits until the person reads why nothing was saved, and takes out of `problems` what the browser's console hears of
 * that one refusal: the errors named here, and Decap's promise that nobody waits for. Whatever else it says stays.
 * @param told some of what the person reads
 * @param heard the errors, in their order
 * @returns the lines that say what to mend
 */
export async function refusal(
  { form, problems }: Pick<Awaited<ReturnType<typeof openCms>>, 'form' | 'problems'>,
  told: string,
  ...heard: readonly RegExp[]
): Promise<string[]> {
  const expected = [...(heard.length > 0 ? heard : [unmended]), /^error: $/];
  await expect.poll(() => form.fault().innerText(), { timeout: 10_000 }).toContain(told);
  await expect
    .poll(() => problems, { timeout: 10_000 })
    .toEqual(expected.map((one) => expect.stringMatching(one)));
  problems.splice(0);
  return form.fault().locator('li').allInnerTexts();
}

/** The form of the entry that is open. */
export function formOf(page: Page) {
  const field = (name: string, at = 0): Locator => page.locator(`[id^="${name}-field"]`).nth(at);
  const body = page.locator('[data-slate-editor="true"]').first();
  return {
    field,
    body,
    /** Chooses from a list by the words that are shown. */
    async choose(name: string, option: string) {
      await field(name).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    },
    /** Writes the left pane in another language. */
    async language(code: 'FI' | 'SV' | 'EN') {
      await page
        .getByText(/^(Kirjoitat kielellä|Skriver i|Writing in) (FI|SV|EN)$/)
        .first()
        .click();
      await page.getByRole('menuitem', { name: new RegExp(`^${code}$`, 'i') }).click();
    },
    /** The menu closes when the form is drawn anew under it, so it may have to be opened again. */
    async save() {
      const publish = page.getByText(/^(Julkaise|Publicera|Publish)$/).first();
      const now = page.getByText(/^(Julkaise nyt|Publicera nu|Publish now)$/);
      for (let n = 0; n < 5; n++) {
        await publish.click();
        const isDone = await now.click({ timeout: 3_000 }).then(
          () => true,
          () => false,
        );
        if (isDone) return;
      }
      throw new Error('the menu to publish did not stay open');
    },
    /** Deletes the entry, and says yes when asked. */
    async remove() {
      await field('title').waitFor();
      page.on('dialog', (dialog) => void dialog.accept());
      await page
        .getByRole('button', { name: /^Poista/ })
        .first()
        .click();
    },
    saved: () => page.getByText(/^(Muutokset on tallennettu|Ändringar sparade|Changes saved)$/).waitFor(),
    fault: () => page.locator('.admin-notice.is-fault'),
    news: () => page.locator('.admin-notice:not(.is-fault)'),
    /** Takes a file from this computer in the media library that is open, and uses it. */
    async upload(file: { name: string; mimeType: string; buffer: Buffer }) {
      await page.locator('input[type="file"]:not([data-drawing])').last().setInputFiles(file);
      const use = page.getByRole('button', { name: /^(Käytä valittua|Välj markerad|Choose selected)$/ });
      await use.and(page.locator(':enabled')).waitFor();
      await use.click();
    },
  };
}
