import { describe, expect, it } from 'vitest';
import { bind, named } from '../../src/components/bind';
import { fitting } from '../../src/components/fitting';

describe('a line does not end', () => {
  it.each([
    ['within a number', '2 049 vastaajaa, 12 ja 14', '2\u00a0049 vastaajaa, 12 ja 14'],
    ['before a percent sign', '25 % vastaajista', '25\u00a0% vastaajista'],
    ['within a range', '1,6–2,3 kertaa', '1,6–\u20602,3 kertaa'],
    ['before the word that a hyphen belongs to', 'Ovi auki -logo', 'Ovi auki\u00a0-\u2060logo'],
  ])('%s', (_, text, bound) => {
    expect(bind(`<p>${text}</p>`, 'fi')).toBe(`<p>${bound}</p>`);
  });

  it('between the day and the month of an English date', () => {
    expect(bind('until 12 March 2027', 'en')).toBe('until 12\u00a0March 2027');
  });

  it('before the form of a company or a dash in its name', () => {
    expect(named('Esimerkkipesula – Evijärvi Oy')).toBe('Esimerkkipesula\u00a0– Evijärvi\u00a0Oy');
    expect(named('Oy Esimerkki')).toBe('Oy Esimerkki');
  });
});

it.each(['<a title="10–49 %">', '<textarea>10–49 %</textarea>', '<code>1–2</code>', '<script>1–2</script>'])(
  'what is no running text stays as it is: %s',
  (html) => expect(bind(html, 'fi')).toBe(html),
);

describe('a heading', () => {
  it('of short words has its own size', () => {
    expect(fitting('Mitä tutkimus sanoo')).toBeUndefined();
  });

  it('is as small as its longest word needs, between its spaces and hyphens', () => {
    expect(fitting('Esimerkkikustantamo Oy')).toBe('fit fit-19');
    expect(fitting('IPS-työhönvalmennus')).toBe('fit fit-19');
    expect(fitting('Esimerkkiohjelmistotalo')).toBe('fit fit-25');
  });

  it('with a longer word than any has the smallest size', () => {
    expect(fitting('a'.repeat(60))).toBe('fit fit-34');
  });
});
