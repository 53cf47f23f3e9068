import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bin } from '../../tools/run.mjs';
import { copyTree, openCms, refusal, serveTree } from '../support/cms';
import { paste, photo, sizeOf, word } from '../support/writing';

const execute = promisify(execFile);

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
const beskrivning =
  'Ett bageri i Vörå berättar hur den första introduktionen gick och vad de lärde sig av den.';
const title = 'Ovi avautui: äänekäs öljyhöyläys Töölössä & Åbossa, ensimmäinen viikko';

/** The news item that is written first and deleted last. */
let slug = '';

describe('a news item', () => {
  test('is written in Finnish and Swedish with pictures, refused while it lacks something, and saved', async () => {
    await using opened = await openCms(cms.url, { at: '/collections/news/new' });
    const { page, form } = opened;
    await form.field('title').fill(title);
    await form.field('description').fill(description);
    await form.choose('kind', 'Uutinen');
    await form.choose('area', 'Pohjanmaa');
    await page.getByText('Valitse kuva', { exact: true }).first().click();
    await form.upload({ name: 'Kesäjuhla Kuva 1.JPG', mimeType: 'image/jpeg', buffer: await photo(page) });

    await form.body.click();
    await paste(page, word);
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Luettelo', exact: true }).first().click();
    await page.keyboard.type('yksi');
    await page.keyboard.press('Enter');
    await page.keyboard.type('kaksi');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('abc');
    for (let n = 0; n < 3; n++) await page.keyboard.press('Backspace');

    await form.language('SV');
    await form.field('title').fill('Dörren öppnades i Vörå');
    await form.language('FI');
    await form.save();
    expect(await refusal(opened, 'Korjaa nämä')).toEqual([
      'Suomeksi, Kuvan tekstivastine: Kerro sanoin, mitä kuvassa näkyy (tekstivastine).',
      'Ruotsiksi: Tämä kieli on kesken. Kirjoita se kokonaan tai tyhjennä sen kentät.',
      'Ruotsiksi, Kuvaus: Täytä tämä kohta.',
      'Ruotsiksi, Kuvan tekstivastine: Kerro sanoin, mitä kuvassa näkyy (tekstivastine).',
      'Ruotsiksi, Teksti: Täytä tämä kohta.',
    ]);
    expect(tree.list('content/news').filter((file) => file.includes('ovi-avautui'))).toEqual([]);
    await form.field('coverAlt').and(page.locator(':focus')).fill('Leipurin kädet ja taikina');

    await form.fault().getByRole('button', { name: 'Ruotsiksi, Kuvaus' }).click();
    await form.field('description').and(page.locator(':focus')).fill(beskrivning);
    expect(await form.field('title').inputValue()).toBe('Dörren öppnades i Vörå');
    await page.frameLocator('iframe').getByRole('heading', { name: 'Dörren öppnades i Vörå' }).waitFor();
    await form.field('coverAlt').fill('Bagarens händer och en deg');
    await form.body.click();
    await page.keyboard.type('Bageriet öppnade dörren.');
    await form.language('FI');
    await form.save();
    await form.saved();

    const made = tree.list('content/news').filter((file) => file.includes('ovi-avautui'));
    expect(made).toHaveLength(3);
    slug = made[0]?.replace(/\.\w+\.md$/, '') ?? '';
    expect(slug).toMatch(/^\d{4}-\d{2}-\d{2}-ovi-avautui-aanekas-oljyhoylays-toolossa-abossa/);
    const fi = tree.read(`content/news/${slug}.fi.md`);
    expect(fi).toContain(title);
    expect(fi).toContain('[THL](https://thl.fi/)');
    expect(fi).toContain('**tärkeää**');
    expect(fi).toMatch(/^[*-] yksi$/m);
    expect(fi).not.toMatch(/mso|<p|<span|<o:p/);
    expect(tree.read(`content/news/${slug}.sv.md`)).toContain('Bageriet öppnade dörren.');
    expect(tree.read(`content/news/${slug}.en.md`)).not.toMatch(/^title: ./m);
    expect(await form.news().innerText()).toContain('npm start');
  });

  test('has its pictures made smaller, without where they were taken, under a name of their own', () => {
    const [file = ''] = tree.list('content/media').filter((name) => name.startsWith('kesajuhla-kuva-1-'));
    expect(file).toMatch(/^kesajuhla-kuva-1-\d{8}-\w{4}\.jpg$/);
    const bytes = tree.bytes(`content/media/${file}`);
    expect(bytes.includes('Exif')).toBe(false);
    expect(bytes.includes('61.48N')).toBe(false);
    expect(sizeOf(bytes)).toEqual({ width: 2400, height: 1600 });
    expect(tree.read(`content/news/${slug}.fi.md`)).toContain(`cover: ../media/${file}`);
    expect(tree.read(`content/news/${slug}.sv.md`)).toContain(`cover: ../media/${file}`);
  });

  test('is clean when it is opened, shows its picture, and keeps its text when only its title changes', async () => {
    await using opened = await openCms(cms.url, { at: `/collections/news/entries/${slug}` });
    const { page, form } = opened;
    await form.field('title').waitFor();
    const before = tree.all('content');
    const thumbnail = page.locator('img[src^="blob:"]').first();
    await thumbnail.waitFor();
    await expect.poll(() => thumbnail.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(2400);
    await form.saved();
    await form.field('title').fill('Uusi otsikko');
    await form.save();
    await form.saved();
    const changed = [...tree.all('content')].filter(([file, text]) => before.get(file) !== text);
    expect(changed.map(([file]) => file)).toEqual([`content/news/${slug}.fi.md`]);
    const old = Buffer.from(before.get(`content/news/${slug}.fi.md`) ?? '', 'base64').toString();
    expect(tree.read(`content/news/${slug}.fi.md`)).toBe(
      old.replace(/^title: .*(\n {2}.*)*$/m, 'title: Uusi otsikko'),
    );
  });
});

describe('every other collection', () => {
  const seeds = { fi: 'Tämä kuvaus on keksitty esimerkki, jossa on tarpeeksi merkkejä luettelolle.' };
  /** The files that a piece of work changes or makes. */
  async function changing(work: () => Promise<void>): Promise<string[]> {
    const before = tree.all('content');
    await work();
    return [...tree.all('content')]
      .filter(([file, text]) => before.get(file) !== text)
      .map(([file]) => file)
      .sort();
  }

  test('a story is written', async () => {
    await using opened = await openCms(cms.url, { at: '/collections/stories/new' });
    const { page, form } = opened;
    await form.field('title').fill('Ensimmäinen aamu');
    await form.field('description').fill(seeds.fi);
    await form.choose('teller', 'Työnantaja');
    await form.choose('ground', 'Keksitty esimerkki');
    await form.choose('area', 'Molemmat alueet');
    await form.body.click();
    await page.keyboard.type('Ovi oli auki.');
    const made = await changing(async () => {
      await form.save();
      await form.saved();
    });
    expect(made.map((file) => file.replace(/\d{4}-\d{2}-\d{2}/, 'day'))).toEqual(
      ['en', 'fi', 'sv'].map((locale) => `content/stories/day-ensimmainen-aamu.${locale}.md`),
    );
  });

  test('an event is refused when it ends before it begins, and written when it does not', async () => {
    await using opened = await openCms(cms.url, { at: '/collections/events/new' });
    const { page, form } = opened;
    await form.field('title').fill('Kahvit esihenkilöille');
    await form.field('starts').fill('2027-03-02T09:00');
    await form.field('ends').fill('2027-03-02T08:00');
    await form.field('place').fill('Seinäjoki');
    await form.choose('area', 'Etelä-Pohjanmaa');
    await form.choose('language', 'Suomeksi');
    await form.field('description').fill(seeds.fi);
    await form.body.click();
    await page.keyboard.type('Tervetuloa.');
    await form.save();
    expect(await refusal(opened, 'Korjaa nämä')).toEqual([
      'Suomeksi, Päättyy: Päättymisaika on ennen alkamisaikaa. Korjaa jompikumpi.',
    ]);
    await form.field('ends').fill('2027-03-02T10:00');
    const made = await changing(async () => {
      await form.save();
      await form.saved();
    });
    expect(made).toHaveLength(3);
    expect(tree.read(made.find((file) => file.endsWith('.fi.md')) ?? '')).toMatch(
      /starts: ["']?2027-03-02T09:00["']?\nends: ["']?2027-03-02T10:00/,
    );
  });

  test('a material is written with its file', async () => {
    await using opened = await openCms(cms.url, { at: '/collections/materials/new' });
    const { page, form } = opened;
    await form.field('title').fill('Esite');
    await form.field('description').fill(seeds.fi);
    await form.choose('audience', 'Kaikille');
    await page.getByText('Valitse tiedosto', { exact: true }).first().click();
    await form.upload({
      name: 'Esite 1.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7\n'),
    });
    const made = await changing(async () => {
      await form.save();
      await form.saved();
    });
    expect(made.some((file) => /^content\/media\/esite-1-\d{8}-\w{4}\.pdf$/.test(file))).toBe(true);
  });

  test('a page keeps its text and its languages when its title changes', async () => {
    await using opened = await openCms(cms.url, { at: '/collections/pages/entries/ips' });
    const { form } = opened;
    const [fi = '', ...others] = ['fi', 'sv', 'en'].map((locale) => `content/pages/ips.${locale}.md`);
    const [own, ...before] = [fi, ...others].map(meaning);
    await form.field('title').fill('Uusi nimi');
    const made = await changing(async () => {
      await form.save();
      await form.saved();
    });
    expect(made.every((file) => [fi, ...others].includes(file))).toBe(true);
    expect(meaning(fi)).toEqual({ ...own, front: { ...own?.front, title: 'Uusi nimi' } });
    expect(others.map(meaning)).toEqual(before);
  });

  test('a letter is refused without its place and with one that there is not, and saved when mended', async () => {
    await using opened = await openCms(cms.url, { at: '/collections/letters/entries/decision-approved' });
    const { form } = opened;
    await form.field('subject').fill('Logo myönnettiin {yritys}');
    await form.save();
    expect(await refusal(opened, 'Korjaa nämä')).toContain(
      'Suomeksi, Teksti: Kohtaa {yritys} ei ole. Poista se.',
    );
    await form.field('subject').fill('');
    await form.field('subject').fill('Logo on teidän, {organisation}');
    const others = ['sv', 'en'].map((locale) => `content/letters/decision-approved.${locale}.md`);
    const before = others.map(meaning);
    await form.save();
    await form.saved();
    expect(meaning('content/letters/decision-approved.fi.md').front).toEqual({
      subject: 'Logo on teidän, {organisation}',
    });
    expect(others.map(meaning)).toEqual(before);
  });

  test('the site’s own words are saved in one file of three languages', async () => {
    await using opened = await openCms(cms.url, { at: '/collections/settings/entries/site' });
    const { form } = opened;
    const text = tree.read('content/settings/site.yml');
    await form.field('tagline').fill('Työtä ja tukea');
    const made = await changing(async () => {
      await form.save();
      await form.saved();
    });
    expect(made).toEqual(['content/settings/site.yml']);
    // Its comments and all that nobody touched stay as they are.
    expect(text).toContain('# ');
    expect(tree.read('content/settings/site.yml')).toBe(
      text.replace(/tagline: .*/, 'tagline: "Työtä ja tukea"'),
    );
  });

  test('a drawing of the logo is replaced by a good one, and the kit is drawn anew', async () => {
    await using opened = await openCms(cms.url, { at: '/collections/logo/entries/symbol' });
    const { page, form } = opened;
    const evil =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><script>alert(1)</script></svg>';
    const input = page.locator('input[data-drawing]');
    await input.setInputFiles({ name: 'x.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(evil) });
    const alert = page.locator('.admin-drawing [role="alert"]');
    expect(await alert.innerText()).toContain('voi käynnistyä selaimessa');
    const drawn = tree.read('content/logo/symbol.svg').replace('#9c2f22', '#1d6b4f');
    await input.setInputFiles({ name: 'y.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(drawn) });
    await alert.waitFor({ state: 'detached' });
    const made = await changing(async () => {
      await form.save();
      await form.saved();
    });
    expect(made).toEqual(['content/logo/symbol.svg']);
    expect(tree.read('content/logo/symbol.svg')).toBe(drawn);
    expect((await drawnKit(tree.tree)).includes('#1d6b4f')).toBe(true);
  }, 180_000);
});

test('Astro reads what came of all of them, as the build does', async () => {
  await execute(process.execPath, [bin('astro'), 'sync'], { cwd: tree.tree });
}, 120_000);

test('a news item is deleted in all its languages, and nothing else with it', async () => {
  await using opened = await openCms(cms.url, { at: `/collections/news/entries/${slug}` });
  const { page, form } = opened;
  await form.field('title').waitFor();
  page.on('dialog', (dialog) => void dialog.accept());
  const before = tree.all('content');
  await page
    .getByRole('button', { name: /^Poista/ })
    .first()
    .click();
  await expect.poll(() => tree.has(`content/news/${slug}.fi.md`)).toBe(false);
  const gone = [...before.keys()].filter((file) => !tree.has(file));
  expect(gone).toEqual(['en', 'fi', 'sv'].map((locale) => `content/news/${slug}.${locale}.md`));
});

describe('the rules', () => {
  const record = () =>
    parse(tree.read('content/settings/rules-record.yml')) as {
      version: string;
      date: string;
      digest: string;
    }[];

  test('in force keep their words; under a new version they change, and the record comes by itself', async () => {
    const old = record();
    const promise = async (text: string) => {
      const opened = await openCms(cms.url, { at: '/collections/pages/entries/logo-rules' });
      await opened.form.body.click();
      await opened.page.keyboard.press('Control+End');
      await opened.page.keyboard.type(text);
      await opened.form.save();
      return opened;
    };
    {
      await using opened = await promise(' Lisäys.');
      await refusal(opened, 'on jo voimassa', /^console: Error: Sääntöjen sanamuoto muuttui/);
      expect(tree.read('content/pages/logo-rules.fi.md')).not.toContain('Lisäys.');
    }
    {
      await using opened = await openCms(cms.url, { at: '/collections/programme/entries/programme' });
      await opened.form.field('version').fill('9.0');
      await opened.form.field('date', 0).fill('2999-01-01');
      await opened.form.save();
      await opened.form.saved();
      expect(record()).toEqual([...old, { version: '9.0', date: '2999-01-01', digest: expect.any(String) }]);
    }
    const begun = record().at(-1)?.digest;
    {
      await using opened = await promise(' Toinen lisäys.');
      await opened.form.saved();
      expect(tree.read('content/pages/logo-rules.fi.md')).toContain('Toinen lisäys.');
    }
    expect(record().slice(0, -1)).toEqual(old);
    expect(record().at(-1)?.digest).not.toBe(begun);
    // What the build asks of the record holds.
    const { stdout } = await execute(process.execPath, ['tools/rules.mjs'], { cwd: tree.tree });
    expect(stdout).toContain('Version 9.0 is recorded and unchanged.');
  });
});

/** What a file says, however its front matter is written. */
function meaning(file: string): { front: Record<string, unknown>; body: string } {
  const [, head = '', body = ''] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(tree.read(file)) ?? [];
  return { front: parse(head), body: body.trim() };
}

/** The vector files of the general kit in Finnish, drawn from the tree. */
async function drawnKit(folder: string): Promise<string> {
  const program = `
    const { openKit } = await import('./tools/kit.mjs');
    const kit = await openKit();
    const words = kit.words.wordsOf('https://ovi.example.fi');
    for (const file of kit.general.generalFiles(kit.words.masters, words, 'fi', kit.words.kitDay))
      if (file.path.endsWith('.svg')) process.stdout.write(new TextDecoder().decode(await kit.file.bytesOf(file)));
    await kit.close();
    process.exit(0);`;
  const { stdout } = await execute(process.execPath, ['--input-type=module', '-e', program], {
    cwd: folder,
    maxBuffer: 64 << 20,
  });
  return stdout;
}
