import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAdmin } from '../../tools/admin.mjs';
import { violations } from '../support/axe';
import { copyTree, openCms, refusal, serveTree } from '../support/cms';

let tree: Awaited<ReturnType<typeof copyTree>>;
let cms: Awaited<ReturnType<typeof serveTree>>;

beforeAll(async () => {
  tree = await copyTree();
  cms = await serveTree(tree.tree);
});
afterAll(async () => {
  await cms?.close();
  await tree?.remove();
});

const description = 'Leipomo Vöyrissä kertoo, miten ensimmäinen perehdytys sujui ja mitä siitä opittiin.';

describe('a newcomer', () => {
  test('who saves too early is told which fields are missing, and is taken to the first', async () => {
    await using opened = await openCms(cms.url, { at: '/collections/news/new' });
    const { page, form } = opened;
    await form.body.click();
    await page.keyboard.type('Teksti on jo valmis.');
    await form.save();
    expect(await refusal(opened, 'Korjaa nämä')).toEqual([
      'Suomeksi, Otsikko: Täytä tämä kohta.',
      'Suomeksi, Kuvaus: Täytä tämä kohta.',
      'Suomeksi, Laji: Täytä tämä kohta.',
      'Suomeksi, Alue: Täytä tämä kohta.',
    ]);
    await form.field('title').and(page.locator(':focus')).waitFor();
    const box = await form.field('title').boundingBox();
    expect(box?.y).toBeGreaterThan(60);
    expect(box?.y).toBeLessThan(400);
    expect(await violations(page, '.admin-notice')).toEqual([]);
  });

  test('whose texts are too long in two languages is told of both, mends both, and may save', async () => {
    await using opened = await openCms(cms.url, { at: '/collections/news/new' });
    const { page, form } = opened;
    const write = async (title: string, text: string) => {
      await form.field('title').fill(title);
      await form.field('description').fill(text);
      await form.body.click();
      await page.keyboard.type('Teksti on jo valmis. Texten är redan klar.');
    };
    await write('Pitkä otsikko '.repeat(6), description);
    await form.choose('kind', 'Uutinen');
    await form.choose('area', 'Pohjanmaa');
    await form.language('SV');
    await write('En lång rubrik', 'En beskrivning som aldrig tar slut. '.repeat(5));
    await form.language('FI');
    await form.save();
    expect(await refusal(opened, 'Korjaa nämä')).toEqual([
      'Suomeksi, Otsikko: Enintään 80 merkkiä, nyt 83.',
      'Ruotsiksi, Kuvaus: Enintään 160 merkkiä, nyt 179.',
    ]);
    await form.field('title').press('End');
    await form.field('title').press('Control+Shift+Home');
    await page.keyboard.type('Lyhyt otsikko');
    await form.fault().getByRole('button', { name: 'Ruotsiksi, Kuvaus' }).click();
    await form
      .field('description')
      .and(page.locator(':focus'))
      .fill('En beskrivning som tar slut. '.repeat(2));
    await form.save();
    await form.saved();
  });

  test('reads under a field how many characters are missing, left or too many, and hears it near the end', async () => {
    await using opened = await openCms(cms.url, { at: '/collections/news/new' });
    const { page, form } = opened;
    const [title, text] = [form.field('title'), form.field('description')];
    const counted = (of: typeof title) =>
      of.evaluate(
        (one) => document.getElementById(one.getAttribute('aria-describedby') ?? '')?.innerText ?? '',
      );
    const heard = async () => (await page.locator('.admin-heard').allInnerTexts()).join('');
    const soon = { timeout: 5_000 };
    expect(await counted(title)).toBe('');
    await title.fill('Ovi auki');
    expect(await counted(title)).toBe('Merkkejä jäljellä 72');
    await text.fill('Leipomo kertoo.');
    expect(await counted(text)).toBe('Merkkejä puuttuu 35');
    expect(await counted(title)).toBe('');
    expect(await heard()).toBe('');
    await text.fill('a'.repeat(150));
    expect(await counted(text)).toBe('Merkkejä jäljellä 10');
    await expect.poll(heard, soon).toBe('Merkkejä jäljellä 10');
    await text.fill('a'.repeat(163));
    await expect.poll(heard, soon).toBe('Merkkejä liikaa 3');
    await title.click();
    expect(await counted(text)).toBe('Merkkejä liikaa 3');
    expect(await violations(page, '.admin-count')).toEqual([]);
  });

  test('who opens a new entry and leaves it is asked nothing; who has written is', async () => {
    await using opened = await openCms(cms.url, { at: '/collections/news' });
    const { page, form } = opened;
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.accept();
    });
    for (const collection of ['news', 'stories', 'events', 'materials']) {
      const create = page.locator(`main a[href$="/collections/${collection}/new"]`);
      const leave = () => page.locator('a[class*="ToolbarSectionBackLink"]').click();
      await page.locator(`[class*="SidebarNavList"] a[href$="/collections/${collection}"]`).click();
      await create.click();
      await form.field('title').waitFor();
      // The preview is drawn after the fields: by then each of them has said what it takes for a change.
      await page.frameLocator('iframe').getByRole('heading').first().waitFor({ state: 'attached' });
      const status = page.getByText(/Tallentamattomia muutoksia|Muutokset on tallennettu/);
      expect(await status.filter({ visible: true }).count()).toBe(0);
      await leave();
      await create.click();
      expect(asked.splice(0)).toEqual([]);
      await form.field('title').fill('Alku');
      await page.getByText('Tallentamattomia muutoksia').waitFor();
      await leave();
      await create.waitFor();
      expect(asked.splice(0)).toHaveLength(1);
    }
  });

  test('cannot delete a picture that a page may need', async () => {
    await using opened = await openCms(cms.url);
    const { page } = opened;
    await page.getByRole('button', { name: 'Kuvat ja tiedostot' }).click();
    await page.getByRole('dialog').getByText('Tuo koneelta').waitFor();
    expect(await page.getByRole('button', { name: 'Poista valittu' }).count()).toBe(0);
  });

  test('sees the beginning of a list at every width, its end above the menu, and the same margin on both sides', async () => {
    await using opened = await openCms(cms.url, { at: '/collections/pages' });
    const { page } = opened;
    const entries = page.locator('main li a');
    await entries.first().waitFor();
    for (const width of [390, 768, 1280]) {
      await page.setViewportSize({ width, height: 1000 });
      await page.evaluate(() => scrollTo(0, 0));
      const first = await entries.first().boundingBox();
      expect(first?.y).toBeLessThan(750);
      const left = width < 800 ? (first?.x ?? 0) : 18;
      expect(width - (first?.x ?? 0) - (first?.width ?? 0) - left).toBeLessThan(6);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      const [last, menu] = await Promise.all([
        entries.last().boundingBox(),
        page.locator('.admin-menu').boundingBox(),
      ]);
      expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThan(menu?.y ?? 0);
    }
  });

  test('sees the whole form and its button on a phone, and can read what happens after saving', async () => {
    await using opened = await openCms(cms.url, { at: '/collections/settings/entries/site', width: 390 });
    const { page, form } = opened;
    await form.field('tagline').waitFor();
    const ends = (await form.field('tagline').boundingBox()) ?? { x: 0, width: 999 };
    expect(ends.x + ends.width).toBeLessThanOrEqual(390);
    await form.field('tagline').fill('Työtä, tukea ja avoin ovi');
    const button = await page.getByText('Julkaise', { exact: true }).first().boundingBox();
    expect((button?.x ?? 0) + (button?.width ?? 999)).toBeLessThanOrEqual(390);
    await form.save();
    await form.news().waitFor();
    expect(await violations(page, '.admin-notice')).toEqual([]);
  });

  test('comes from one entry straight to another of a different kind', async () => {
    await using opened = await openCms(cms.url, { at: '/collections/programme/entries/contacts' });
    const { page, form } = opened;
    // A new entry counts as unsaved: the browser asks whether to leave it.
    page.on('dialog', (dialog) => void dialog.accept());
    await expect.poll(() => form.field('mail').inputValue(), { timeout: 10_000 }).toBe('ips@example.fi');
    await page.evaluate(() => {
      location.hash = '#/collections/news/new';
    });
    await form.field('title').waitFor();
    await page.evaluate(() => {
      location.hash = '#/collections/programme/entries/contacts';
    });
    await expect.poll(() => form.field('mail').inputValue(), { timeout: 10_000 }).toBe('ips@example.fi');
  });
});

describe('what is our own of the CMS', () => {
  test.each(['fi', 'sv'])(
    'has no fault that axe knows: the menu, the notice and the guide in %s',
    async (locale) => {
      await using opened = await openCms(cms.url, {
        at: '/collections/letters/entries/sign-in',
        locale: `${locale}-FI`,
      });
      const { page, form } = opened;
      await form.field('subject').fill('Logo {yritys}');
      await form.save();
      await refusal(opened, '{yritys}');
      expect(await violations(page, '.admin-menu')).toEqual([]);
      expect(await violations(page, '.admin-notice')).toEqual([]);
      page.on('dialog', (dialog) => void dialog.accept());
      await page.goto(`${new URL(page.url()).origin}/admin/guide/${locale}.html`);
      expect(await violations(page)).toEqual([]);
      for (const width of [320, 390, 768, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
      const pictures = await page
        .locator('img')
        .evaluateAll((images) =>
          Promise.all(images.map((image) => fetch((image as HTMLImageElement).src).then(({ ok }) => ok))),
        );
      expect(pictures.length).toBeGreaterThan(2);
      expect(pictures).not.toContain(false);
    },
  );
});

test('the configuration is one that Decap’s own checker accepts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'checked-'));
  try {
    await buildAdmin({ local: true, into: folder, checked: true });
    await using opened = await openCms(cms.url, { admin: folder });
    const { page, problems } = opened;
    await page.getByText('Uutiset').first().waitFor();
    expect(await page.evaluate(() => document.body.innerText)).not.toMatch(/Config Errors|Error loading/);
    // A page that the test hands over itself may not speak to the server of the tree.
    const cutOff = /loopback|ERR_FAILED|Failed to fetch/;
    expect(problems.splice(0).filter((one) => !cutOff.test(one))).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 180_000);
