import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusal } from '../support/cms';
import { enterCms } from '../support/enter';
import { contentFiles, lead, type Office, openOffice } from '../support/office';

const file = (slug: string, locale = 'fi') => `content/news/${slug}.${locale}.md`;
const patience = { timeout: 20_000, interval: 200 };
const old = '2026-11-02-sivusto-on-auki';
const other = '2026-11-10-mita-logo-pyytaa';
const everywhere = (slug: string) => ['fi', 'sv', 'en'].map((locale) => file(slug, locale));
let office: Office;

beforeAll(async () => {
  const content = contentFiles();
  const paths = [file(old), ...everywhere(other)];
  const texts = Object.fromEntries(paths.map((path) => [path, content[path] ?? '']));
  office = await openOffice({ ...texts, 'content/media/x.pdf': 'x' }, { admin: true, workflow: true });
}, 60_000);

afterAll(() => office?.close());

test('where a second person looks first, a save is a draft on a branch of its own and nothing is published', async () => {
  const hired = await office.hire('editor', 'tiina@example.fi', 'Tiina Testaaja');
  const before = await office.github.git('rev-parse', 'main');
  await using opened = await enterCms(office.url, hired.cookie, `/collections/news/entries/${old}`);
  const { page, form } = opened;
  await form.remove();
  const reason = 'Julkaistun sisällön poistaa vastuuhenkilö';
  await refusal(opened, reason, /status of 403/, new RegExp(`API_ERROR: ${reason}`));
  expect(await office.github.git('rev-parse', 'main')).toBe(before);
  await form.field('title').fill('Luonnos toisen luettavaksi');
  await page
    .getByRole('button', { name: /^Tallenna$/ })
    .first()
    .click();
  const draft = `cms/news/${old}`;
  await expect
    .poll(() => office.github.git('show', `${draft}:${file(old)}`).catch(() => ''), patience)
    .toContain('Luonnos toisen luettavaksi');
  expect(await office.github.git('rev-parse', 'main')).toBe(before);
  expect(await office.github.git('show', '-s', '--format=%an', draft)).toBe('Tiina Testaaja');
  await expect.poll(() => form.news().innerText(), patience).toContain('sivusto on ennallaan');
  expect(await form.news().innerText()).not.toContain('muutaman minuutin päästä');
});

test('what one person wrote another publishes, and the door has nothing to refuse', async () => {
  const { git } = office.github;
  await using opened = await enterCms(
    office.url,
    await office.signIn(lead),
    `/collections/news/entries/${old}`,
  );
  const { page, form } = opened;
  page.on('dialog', (dialog) => void dialog.accept());
  await form.field('title').waitFor();
  await page.getByRole('button', { name: /^Tila/ }).click();
  await page.getByRole('menuitem', { name: 'Valmis' }).click();
  await page.getByRole('button', { name: 'Tila: Valmis' }).waitFor();
  await page.getByRole('button', { name: 'Julkaise', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Julkaise nyt' }).click();
  await expect.poll(() => git('show', `main:${file(old)}`), patience).toContain('Luonnos toisen luettavaksi');
  await expect.poll(() => git('branch', '--list', 'cms/*'), patience).toBe('');
  expect((await office.audit()).filter(({ verb }) => verb === 'content.refused')).toHaveLength(1);
});

test('where a second person looks first, what is published leaves the site as a draft of every language, and in no other way that keeps it', async () => {
  const { git } = office.github;
  const before = await git('rev-parse', 'main');
  await using opened = await enterCms(
    office.url,
    await office.signIn(lead),
    `/collections/news/entries/${other}`,
  );
  const { page, form } = opened;
  await form.field('title').waitFor();
  const ways = page.getByRole('menuitem');
  // The menu closes when the list comes and the form is drawn anew.
  const offered = async () => {
    if ((await ways.count()) === 0)
      await page.getByRole('button', { name: 'Julkaistu', exact: true }).click();
    return ways.allInnerTexts();
  };
  await expect.poll(offered, patience).toEqual(['Tee kopio']);
  await page.keyboard.press('Escape');
  await form.field('draft').click();
  await page
    .getByRole('button', { name: /^Tallenna$/ })
    .first()
    .click();
  const titleOf = (text: string) => /^title: .*$/m.exec(text)?.[0] ?? 'no title';
  for (const path of everywhere(other)) {
    const draft = () => git('show', `cms/news/${other}:${path}`).catch(() => '');
    await expect.poll(draft, patience).toContain('draft: true');
    expect(await draft()).toContain(titleOf(await git('show', `main:${path}`)));
  }
  expect(await git('rev-parse', 'main')).toBe(before);
});
