import { describe, expect, it } from 'vitest';
import { bind, named } from '../../src/components/bind';
import { fitting, parted } from '../../src/components/fitting';

const whole = (text: string) => `<no-break>${text}</no-break>`;

describe('a line does not end', () => {
  it.each([
    ['within a number', '2 049 vastaajaa, 12 ja 14', '2\u00a0049\u00a0vastaajaa, 12 ja 14'],
    ['before a percent sign', '25 % vastaajista', '25\u00a0% vastaajista'],
    ['between a number and its unit', 'noin 7 päivää', 'noin 7\u00a0päivää'],
    ['within a range', 'klo 9.00–9.45', `klo ${whole('9.00–9.45')}`],
    ['before the word that a hyphen belongs to', 'Ovi auki -logo', `Ovi auki\u00a0${whole('-logo')}`],
    ['within a word of two parts', 'per e-post eller', `per ${whole('e-post')} eller`],
    ['within a code', 'koodi K7D-3VMX', `koodi ${whole('K7D-3VMX')}`],
    ['within a code of letters before its hyphen', 'koodi GMJ-5XRN', `koodi ${whole('GMJ-5XRN')}`],
    ['within the end of an address with a code', '.fi/t/GMJ-5XRN/', `.fi/t/${whole('GMJ-5XRN/')}`],
    ['between a number and all above it', '250 eller fler', '250\u00a0eller fler'],
    ['within where a law says it', 'artikel 6.1 e', 'artikel\u00a06.1\u00a0e'],
    ['within the word of a range', '18–29-åringar', whole('18–29-åringar')],
    ['within a decade', '1990-luvun alussa', `${whole('1990-luvun')} alussa`],
    ['within a unit', 'ero, %-yks.', `ero, ${whole('%-yks')}.`],
    [
      'within a word that begins with a short form',
      'it-tjänster med QR-kod',
      `${whole('it-tjänster')} med ${whole('QR-kod')}`,
    ],
    ['within a business ID', 'FI 1234567-1', `FI ${whole('1234567-1')}`],
  ])('%s', (_, text, bound) => {
    expect(bind(`<p>${text}</p>`, 'fi')).toBe(`<p>${bound}</p>`);
  });

  it('but may after a year, and before a word that fills one by itself', () => {
    const text = 'Vuonna 2025 tehtiin 12 henkilöstöhallintojärjestelmää';
    expect(bind(text, 'fi')).toBe(text);
  });

  it('within an English date', () => {
    expect(bind('until 12 March 2027', 'en')).toBe('until 12\u00a0March\u00a02027');
  });

  it('before the form of a company or a dash in its name', () => {
    expect(named('Esimerkkipesula – Evijärvi Oy')).toBe('Esimerkkipesula\u00a0– Evijärvi\u00a0Oy');
    expect(named('Oy Esimerkki')).toBe('Oy Esimerkki');
    expect(named('Esimerkkihuonekalutehdas Oy')).toBe('Esimerkkihuonekalutehdas Oy');
  });
});

it.each([
  '<select><option>10–49 hlöä</option></select>',
  '<a title="10–49 %">',
  '<textarea>10–49 %</textarea>',
  '<code>1–2</code>',
  '<script>1–2</script>',
])('what is no running text stays as it is: %s', (html) => expect(bind(html, 'fi')).toBe(html));

describe('a heading', () => {
  it('of short words has its own size', () => {
    expect(fitting('Mitä tutkimus sanoo')).toBeUndefined();
  });

  it('is as small as its longest word needs, between its spaces and hyphens', () => {
    expect(fitting('Esimerkkikustantamo Oy')).toBe('fit fit-11');
    expect(fitting('IPS-työhönvalmennus')).toBe('fit fit-9');
    expect(fitting('Esimerkkiohjelmistotalo')).toBe('fit fit-14');
  });

  it('parts a compound that is too long for a phone', () => {
    expect(parted('Saavutettavuusseloste')).toBe('Saavutettavuus\u00adseloste');
    expect(parted('Tillgänglighetsutlåtande')).toBe('Tillgänglighets\u00adutlåtande');
    expect(parted('Tietosuojaseloste')).toBe('Tietosuoja\u00adseloste');
    expect(parted('Dataskyddsbeskrivning')).toBe('Dataskydds\u00adbeskrivning');
    expect(parted('Tillgänglighet')).toBe('Tillgänglighet');
    expect(fitting(parted('Tillgänglighetsutlåtande'))).toBeUndefined();
  });

  it('with a longer word than any has the smallest size', () => {
    expect(fitting('a'.repeat(60))).toBe('fit fit-18');
  });
});
