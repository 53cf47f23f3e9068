import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import content from './content.mjs';
import { openSource } from './source.mjs';

const root = resolve(import.meta.dirname, '..');
const out = resolve(root, 'out/letters');

/** @type {Record<string, string>} */
const example = {
  organisation: 'Lakeuden Esimerkkileipomo Oy',
  link: 'https://ovi.example.fi/logo/vahvista/esimerkki/',
  who: 'Esimerkki Käsittelijä',
  days: '7',
  reference: 'K7D-3VMX',
  date: '4.12.2026',
  municipality: 'Seinäjoki',
  topics: 'Mitä IPS-työhönvalmennus on, Logo ja sen hakeminen',
  message: 'Hei,\n\nvoisitteko tulla kertomaan <lisää> tiimillemme?',
  name: 'Esimerkki Henkilö, Esimerkkileipomo & Kumppanit',
  contact: 'henkilo@example.fi, 050 000 0000',
  how: 'Tulkaa käymään',
  when: 'Tiistaina iltapäivällä',
  page: '/logo/hae/',
  minutes: '10',
  answer: 'Kävimme asian läpi työnantajan kanssa ja sovimme, mitä muuttuu.',
  question: 'Kuka teiltä osallistuu IPS-perehdytykseen?',
  reasons: 'Kerroitte jokaisesta sitoumuksesta selvästi, miten toimitte.',
  until: '21.11.2028',
  grace: '21.12.2028',
  digital: '14',
  print: '90',
  month: '11/2026',
  waiting: '4',
  received: '12',
  approved: '7',
  declined: '2',
  median: '6',
  valid: '143',
  suspended: '1',
  renewals: '9',
  concerns: '1',
  tasks: '2',
  letters: '0',
  count: '37',
  time: '13.00',
  code: '7KD-3VMX',
  intent: 'käyttöoikeuden keskeyttämistä toistaiseksi',
  was: 'Lakeuden Leipä',
  number: '1234567-1',
  outcome: 'Päätös pysyy ennallaan.',
  own: 'https://ovi.example.fi/oma/esimerkki/',
  links: 'Lakeuden Esimerkkileipomo Oy:\nhttps://ovi.example.fi/oma/esimerkki/',
  hours: '24',
  appeal: 'Jos olet eri mieltä päätöksestä, vastaa tähän kirjeeseen.',
};

const source = await openSource([content()]);
const { letterPlaceholders } = await source.load('/src/collections/letters.ts');
const { locales } = await source.load('/src/i18n/locale.ts');
const { write } = await source.load('/functions/mail/letters.ts');

await mkdir(out, { recursive: true });
const rows = [];
for (const name of Object.keys(letterPlaceholders)) {
  for (const locale of locales) {
    const { subject, text, html } = write(name, locale, 'henkilo@example.fi', example);
    await writeFile(resolve(out, `${name}.${locale}.html`), html);
    await writeFile(resolve(out, `${name}.${locale}.txt`), `${subject}\n\n${text}\n`);
    rows.push(
      `<li><a href="${name}.${locale}.html">${name} · ${locale}</a> (<a href="${name}.${locale}.txt">text</a>)</li>`,
    );
  }
}
await writeFile(
  resolve(out, 'index.html'),
  `<!doctype html><meta charset="utf-8"><title>Letters</title><ul>${rows.join('')}</ul>\n`,
);
await source.close();
console.log(`${rows.length} letters in out/letters, beginning with out/letters/index.html`);
