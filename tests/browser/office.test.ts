import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { deskHref } from '../../src/i18n/desk';
import type { Locale } from '../../src/i18n/locale';
import { href } from '../../src/i18n/routes';
import { bin } from '../../tools/run.mjs';
import { violations } from '../support/axe';
import { openPage } from '../support/browser';
import { copyTree, refusal } from '../support/cms';
import { carry, enterCms } from '../support/enter';
import { checkOut } from '../support/github';
import { contentFiles, type Office, openOffice } from '../support/office';
import { photo, sizeOf } from '../support/writing';

const email = 'tiina@example.fi';
const file = (slug: string, locale = 'fi') => `content/news/${slug}.${locale}.md`;
const old = '2026-11-02-sivusto-on-auki';

const patience = { timeout: 20_000, interval: 200 };

let office: Office;
let cookie: string;

beforeAll(async () => {
  office = await openOffice(contentFiles(), { admin: true });
  ({ cookie } = await office.hire('editor', email, 'Tiina Testaaja'));
}, 180_000);

afterAll(() => office?.close());

const show = (path: string) => office.github.git('show', `main:${path}`);
const changed = async () =>
  (await office.github.git('show', '--format=', '--name-only', 'main')).split('\n').filter(Boolean);

const enter = (at: string, who = cookie, { url } = office) => enterCms(url, who, at);

/** Lets the minutes pass that the site takes to be published, until something is told. */
async function later(page: Page, notice: Locator, words: string): Promise<void> {
  const read = async () => {
    await page.clock.fastForward(10_000);
    return (await notice.allInnerTexts()).join('\n');
  };
  await expect.poll(read, patience).toContain(words);
}

/** Waits until Decap has put the unsaved text of an entry away in the browser. */
async function putAway(page: Page, slug: string): Promise<void> {
  const keys = () =>
    page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const opening = indexedDB.open('localforage');
          opening.onsuccess = () => {
            const asking = opening.result
              .transaction('keyvaluepairs')
              .objectStore('keyvaluepairs')
              .getAllKeys();
            asking.onsuccess = () => resolve(asking.result.map(String));
          };
        }),
    );
  await expect.poll(keys, patience).toContain(`backup.news.${slug}`);
}

describe('an editor', () => {
  test('comes in by the link of a letter and sees what there is', async () => {
    await using opened = await openPage({ width: 1440, height: 1000 });
    const { page, problems } = opened;
    page.setDefaultTimeout(15_000);
    await page.goto(`${office.url}/admin/`);
    await page.getByRole('link', { name: 'Kirjaudu' }).waitFor();
    expect(await violations(page, '.admin-door')).toEqual([]);
    await page.getByRole('link', { name: 'Kirjaudu' }).click();
    const before = office.mailbox.letters.length;
    await page.getByLabel('Sähköpostiosoite').fill(email);
    await page.getByRole('button', { name: 'Lähetä linkki' }).click();
    const link = await vi.waitFor(
      () => {
        const letter = office.mailbox.letters.slice(before).find(({ to }) => to.includes(email));
        const found = /https?:\/\/\S+\/desk\/sign-in\/[\w-]+\//.exec(letter?.text ?? '')?.[0];
        if (!found) throw new Error('no letter yet');
        return found;
      },
      { timeout: 15_000, interval: 100 },
    );
    await page.goto(link);
    await page.getByRole('button', { name: 'Kirjaudu' }).click();
    await page.waitForURL(/\/admin\//);
    await page.getByText('Työnantajille oma IPS-sivusto').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/admin/');
    // Before anybody is signed in, the answer to "who is here?" is no.
    problems.splice(0, problems.length, ...problems.filter((one) => !/status of 401/.test(one)));
  });

  let slug = '';

  test('writes a news item in two languages with a picture, as one commit under their name', async () => {
    await using opened = await enter('/collections/news/new');
    const { page, form, bodies } = opened;
    await form.field('title').fill('Leipomo avasi ovensa');
    await form
      .field('description')
      .fill('Leipomo Vöyrissä kertoo, miten ensimmäinen viikko sujui ja mitä siitä opittiin.');
    await form.choose('kind', 'Uutinen');
    await form.choose('area', 'Pohjanmaa');
    await page.getByText('Valitse kuva', { exact: true }).first().click();
    await form.upload({ name: 'Leipomo.JPG', mimeType: 'image/jpeg', buffer: await photo(page) });
    await form.field('coverAlt').fill('Leipurin kädet ja taikina');
    await form.body.click();
    await page.keyboard.type('Leipomo avasi ovensa maanantaina.');
    await form.language('SV');
    await form.field('title').fill('Bageriet öppnade sin dörr');
    await form
      .field('description')
      .fill('Ett bageri i Vörå berättar hur den första veckan gick och vad de lärde sig.');
    await form.field('coverAlt').fill('Bagarens händer och en deg');
    await form.body.click();
    await page.keyboard.type('Bageriet öppnade sin dörr på måndagen.');
    await form.language('FI');
    await form.save();
    await form.saved();

    const paths = (await changed()).sort();
    const [picture = ''] = paths.filter((path) => path.startsWith('content/media/'));
    slug =
      paths.find((path) => path.endsWith('.fi.md'))?.slice('content/news/'.length, -'.fi.md'.length) ?? '';
    expect(slug).toMatch(/-leipomo-avasi-ovensa$/);
    expect(paths).toEqual([picture, file(slug, 'en'), file(slug, 'fi'), file(slug, 'sv')]);
    expect(await office.github.git('show', '-s', '--format=%an|%cn', 'main')).toBe(
      'Tiina Testaaja|Tiina Testaaja',
    );
    expect(await show(file(slug))).toContain('Leipomo avasi ovensa maanantaina.');
    expect(await show(file(slug, 'sv'))).toContain('Bageriet öppnade sin dörr på måndagen.');
    expect(await show(file(slug, 'en'))).not.toMatch(/^title: ./m);
    const bytes = await office.github.bytes(picture);
    expect(bytes.includes('Exif')).toBe(false);
    expect(sizeOf(bytes)).toEqual({ width: 2400, height: 1600 });

    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, cookie: document.cookie }));
    const everything = kept + (await Promise.all(bodies)).join('\n') + office.printed.join('\n');
    expect(bodies.length).toBeGreaterThan(5);
    expect(office.github.tokens.length).toBeGreaterThan(0);
    for (const token of office.github.tokens) expect(everything).not.toContain(token);
    expect(kept).not.toContain(cookie.split('=')[1]);
  });

  test('finds it on the site that is built of that commit, in both languages and not in English', async () => {
    const [picture = ''] = (await changed()).filter((path) => path.startsWith('content/media/'));
    const inText = `![Taikina kulhossa](${picture.replace('content/', '../')})`;
    const commit = await office.github.commit({
      [file(slug)]: `${await show(file(slug))}\n\n${inText}\n`,
    });
    const tree = await copyTree();
    try {
      await rm(join(tree.tree, 'content'), { recursive: true });
      await checkOut(office.github, commit, tree.tree);
      await promisify(execFile)(process.execPath, [bin('astro'), 'build'], {
        cwd: tree.tree,
        env: { ...process.env, NODE_ENV: 'production', SITE_ORIGIN: 'https://ovi.example.fi' },
        maxBuffer: 64 << 20,
      });
      const page = (locale: Locale) => `dist/client${href('article', locale, { slug })}index.html`;
      const fi = tree.read(page('fi'));
      expect(fi).toContain('Leipomo avasi ovensa');
      expect(fi).toMatch(/<img[^>]*alt="Leipurin kädet ja taikina"[^>]*>/);
      const body = fi.split('<img ').find((piece) => piece.includes('alt="Taikina kulhossa"')) ?? '';
      expect(body).toMatch(/srcset="[^"]+\.webp 360w/);
      expect(body).toContain('loading="lazy"');
      const source = /src="([^"]+)"/.exec(body)?.[1] ?? '';
      expect(tree.has(`dist/client${source}`)).toBe(true);
      expect(fi).not.toContain('__ASTRO_IMAGE_');
      expect(tree.read(page('sv'))).toContain('Bageriet öppnade sin dörr på måndagen.');
      expect(tree.read(page('sv'))).toMatch(/<img[^>]*alt="Bagarens händer och en deg"/);
      expect(tree.has(page('en'))).toBe(false);
    } finally {
      await tree.remove();
    }
  }, 400_000);

  test('edits it, and no file changes but the one', async () => {
    await using opened = await enter(`/collections/news/entries/${slug}`);
    const { form } = opened;
    await form.field('title').fill('Leipomo avasi ovensa selälleen');
    await form.save();
    await form.saved();
    expect(await changed()).toEqual([file(slug)]);
    expect(await show(file(slug))).toContain('title: Leipomo avasi ovensa selälleen');
  });

  test('is told in plain words when it cannot be published, and that the site is as it was', async () => {
    await using opened = await enter(`/collections/news/entries/${slug}`);
    const { page, form } = opened;
    await page.clock.install();
    await form.field('title').fill('Leipomo avasi ovensa taas');
    await form.save();
    await form.saved();
    await office.github.status({
      context: 'deploy/site',
      state: 'failure',
      description: 'content/news: kuvaa ei löydy.',
    });
    await later(page, form.fault(), 'Julkaisu ei onnistunut');
    expect(await form.fault().innerText()).toContain('content/news: kuvaa ei löydy. Sivusto on ennallaan.');
  });

  test('and that it stands there, when it went well', async () => {
    await using opened = await enter(`/collections/news/entries/${slug}`);
    const { page, form } = opened;
    await page.clock.install();
    await form.field('title').fill('Leipomo avasi ovensa jälleen');
    await form.save();
    await form.saved();
    await office.github.status({ context: 'deploy/site', state: 'success', description: 'Julkaistu' });
    await later(page, form.news(), 'nyt kaikkien nähtävillä');
  });

  test('deletes it in every language, and the picture stays for others', async () => {
    await using opened = await enter(`/collections/news/entries/${slug}`);
    const { form } = opened;
    await form.remove();
    await expect.poll(changed, patience).toEqual(['en', 'fi', 'sv'].map((locale) => file(slug, locale)));
    await expect(show(file(slug))).rejects.toThrow();
  });
});

test('a list asks GitHub once for each entry, and for none of them again until its reader signs out', async () => {
  const entries = (await office.github.git('ls-tree', '--name-only', 'main', 'content/news/'))
    .split('\n')
    .filter((path) => path.endsWith('.fi.md'));
  const { cookie: reader } = await office.hire('editor', 'lukija@example.fi', 'Lauri Lukija');
  let before = office.github.asked.length;
  const asked = () =>
    office.github.asked
      .slice(before)
      .map(({ path }) => path.replace(/^.*\/site\/|\w{40}$/g, ''))
      .filter((path) => /blobs|commits|news$/.test(path))
      .sort();
  const folder = 'git/trees/main:content/news';
  await using opened = await enter('/collections/news', reader);
  const { page, problems } = opened;
  const last = page.locator('li[class*="-ListCard"]').nth(entries.length - 1);
  await last.waitFor();
  expect(asked()).toEqual([...entries.map(() => 'git/blobs/'), folder]);

  before = office.github.asked.length;
  await page.goto('about:blank');
  await page.goto(`${office.url}/admin/#/collections/news`);
  await last.waitFor();
  expect(asked()).toEqual([folder]);

  const blob = await office.github.git('rev-parse', `main:${entries[0]}`);
  const read = () =>
    page.evaluate(async (sha) => {
      const path = `/api/cms/github/repos/site/content/git/blobs/${sha}`;
      return (await fetch(path, { cache: 'force-cache' })).status;
    }, blob);
  expect(await read()).toBe(200);
  expect(asked()).toEqual([folder]);
  await page.evaluate(() => fetch('/api/cms/sign-out', { method: 'POST' }));
  expect(await read()).toBe(401);
  expect(problems.splice(0)).toEqual([expect.stringContaining('status of 401')]);
});

describe('of two editors', () => {
  test('the later is told, loses nothing, and the earlier one’s words stay', async () => {
    const text = await show(file(old));
    await using opened = await enter(`/collections/news/entries/${old}`);
    const { page, form } = opened;
    await form.field('title').fill('Myöhempi otsikko');
    await office.github.commit({ [file(old)]: text.replace(/^title: .*$/m, 'title: Aiempi otsikko') });
    await form.save();
    await refusal(opened, 'Joku muu on tallentanut saman sisällön', /status of 409/, /API_ERROR: Joku muu/);
    expect(await form.field('title').inputValue()).toBe('Myöhempi otsikko');
    expect(await show(file(old))).toContain('title: Aiempi otsikko');

    // Days later the browser still offers the text that was begun on the old version.
    await putAway(page, old);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await expect.poll(() => form.field('title').inputValue(), patience).toBe('Myöhempi otsikko');
    // It is not put aside by the newest version, which may come later over the net.
    await page.waitForLoadState('networkidle');
    expect(await form.field('title').inputValue()).toBe('Myöhempi otsikko');
    await page.getByText('Tallentamattomia muutoksia').waitFor();
    await form.save();
    await refusal(opened, 'Joku muu on tallentanut saman sisällön', /status of 409/, /API_ERROR: Joku muu/);
    expect(await show(file(old))).toContain('title: Aiempi otsikko');
  });

  test('who lets the old text go works on the newest one', async () => {
    await using opened = await enter(`/collections/news/entries/${old}`);
    const { page, form } = opened;
    await form.field('title').fill('Keskeneräinen');
    await putAway(page, old);
    const text = await show(file(old));
    await office.github.commit({ [file(old)]: text.replace(/^title: .*$/m, 'title: Toisen otsikko') });
    let offered = 0;
    page.on('dialog', (dialog) => {
      if (dialog.type() === 'beforeunload') return void dialog.accept();
      offered += 1;
      return void dialog.dismiss();
    });
    await page.reload();
    await expect.poll(() => offered, patience).toBe(1);
    await expect.poll(() => form.field('title').inputValue(), patience).toBe('Toisen otsikko');
    await form.field('title').fill('Yhteinen otsikko');
    await form.save();
    await form.saved();
    expect(await show(file(old))).toContain('title: Yhteinen otsikko');
  });
});

describe('a session that ends in mid-edit', () => {
  test('is told, and after signing in elsewhere the same text is saved', async () => {
    const mine = await office.signIn(email);
    await using opened = await enter(`/collections/news/entries/${old}`, mine);
    const { context, form } = opened;
    await form.field('title').fill('Kirjoitettu ennen istunnon loppua');
    await office.send(deskHref('today'), mine, { act: 'sign-out' });
    await form.save();
    // The file of each language is refused, and then the question who is here.
    const out = /status of 401/;
    await refusal(opened, 'Istunto on päättynyt', out, out, out, out, /API_ERROR: Istunto on päättynyt/);
    expect(await form.fault().getByRole('link', { name: 'Kirjaudu' }).getAttribute('target')).toBe('_blank');
    expect(await form.field('title').inputValue()).toBe('Kirjoitettu ennen istunnon loppua');

    await carry(context, await office.signIn(email), office.url);
    await form.save();
    await form.saved();
    expect(await show(file(old))).toContain('title: Kirjoitettu ennen istunnon loppua');
  });
});

test('an entry that could not be opened in every language is not saved over', async () => {
  await using opened = await enter('/collections/news');
  const { page, form, problems } = opened;
  let broken = 0;
  await page.route('**/git/trees/**news*', async (route) => {
    if (broken++ % 3 === 1) return route.fulfill({ status: 502, json: { message: 'häiriö' } });
    return route.continue();
  });
  await page.goto(`${office.url}/admin/#/collections/news/entries/2026-11-10-mita-logo-pyytaa`);
  await form.fault().waitFor();
  expect(await form.fault().innerText()).toContain('Kaikkia kieliä ei saatu auki');
  await page.unroute('**/git/trees/**news*');
  expect(problems.splice(0)).toEqual([expect.stringContaining('status of 502')]);
  const before = await office.github.git('rev-parse', 'main');
  await form.field('title').fill('Puolikas');
  await form.save();
  await expect.poll(() => form.fault().innerText(), patience).toContain('mitään ei tallennettu');
  expect(problems.splice(0)).toEqual([expect.stringMatching(/^error: TypeError/)]);
  expect(await office.github.git('rev-parse', 'main')).toBe(before);
});
