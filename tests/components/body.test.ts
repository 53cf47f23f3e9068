import { describe, expect, it } from 'vitest';
import { body, slug } from '../../src/components/body';

const blocks = ['mark', 'authority'];
const read = (html: string, locale: 'fi' | 'sv' | 'en' = 'fi') =>
  body(html, locale, blocks, 'content/pages/koe.fi.md');
const html = (source: string) =>
  read(source)
    .parts.map((part) => ('html' in part ? part.html : ''))
    .join('');

describe('the blocks of a text', () => {
  it('are the paragraphs that hold nothing but a name in double brackets', () => {
    const { parts } = read('<p>Ennen</p>\n<p>[[mark]]</p>\n<p>Jälkeen</p>');
    expect(parts.map((part) => part.kind)).toEqual(['text', 'block', 'text']);
    expect(parts[1]).toEqual({ kind: 'block', name: 'mark', argument: '' });
  });

  it('may carry an argument', () => {
    expect(read('<p>[[authority:data-protection]]</p>').parts).toEqual([
      { kind: 'block', name: 'authority', argument: 'data-protection' },
    ]);
  });

  it('stop the build when nobody has drawn them, and say which there are', () => {
    expect(() => read('<p>[[merkki]]</p>')).toThrow(
      'content/pages/koe.fi.md: lohkoa [[merkki]] ei ole. Käytä jotakin näistä: mark, authority.',
    );
  });

  it('stop the build when they stand in the middle of a sentence', () => {
    expect(() => read('<p>Katso [[mark]] tästä.</p>')).toThrow(
      'lohkon [[mark]] pitää olla yksin omassa kappaleessaan',
    );
  });
});

describe('the headings of a text', () => {
  it('get addresses without the dots of ä, ö and å', () => {
    expect(slug('Mitä Österbottenissa tehdään, Åke?')).toBe('mita-osterbottenissa-tehdaan-ake');
  });

  it('are listed when they are of the second level, in plain text', () => {
    const { headings } = read('<h2 id="x">Työ &amp; <em>tuki</em></h2><h3>Pienempi</h3>');
    expect(headings).toEqual([{ id: 'tyo-tuki', title: 'Työ & tuki' }]);
  });

  it('never share an address', () => {
    expect(html('<h2>Laki</h2><h3>Laki</h3>')).toBe('<h2 id="laki">Laki</h2><h3 id="laki-2">Laki</h3>');
  });
});

describe('the tables of a text', () => {
  const rows =
    '<table>\n<thead>\n<tr>\n<th>Luulo</th>\n<th>Tieto</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>A</td>\n<td>B</td>\n</tr>\n</tbody>\n</table>';

  it('stand apart, name each row by its first cell and each cell by its column', () => {
    const [part] = read(rows).parts;
    expect(part).toMatchObject({ kind: 'table' });
    expect(html(rows)).toContain(
      '<thead role="rowgroup">\n<tr role="row">\n<th scope="col" role="columnheader">Luulo</th>',
    );
    expect(html(rows)).toMatch(/<th scope="row" role="rowheader"[^>]* data-label="Luulo">A<\/th>/);
    expect(html(rows)).toMatch(/<td role="cell"[^>]* data-label="Tieto">B<\/td>/);
  });

  it('are pairs when they have two columns', () => {
    expect(html(rows)).toContain('<table role="table" class="pairs">');
  });
});

describe('a look said before a list or a table', () => {
  it('gives a list boxes to tick, or puts it on the way through the door', () => {
    expect(html('<p>[[checklist]]</p>\n<ul>\n<li>Avaimet</li></ul>')).toBe(
      '<ul class="checklist">\n<li>Avaimet</li></ul>',
    );
    expect(html('<p>[[timeline]]</p>\n<ol>\n<li><strong>Alku.</strong> Käynti</li></ol>')).toContain(
      '<ol class="timeline">',
    );
  });

  it('makes a table what to leave unsaid and what to say', () => {
    const [part] = read(
      '<p>[[talk]]</p>\n<table>\n<thead>\n<tr>\n<th>Älä</th>\n<th>Sano</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>A</td>\n<td>B</td>\n</tr>\n</tbody>\n</table>',
    ).parts;
    expect(part).toMatchObject({ kind: 'table' });
    expect(part && 'html' in part && part.html).toContain('<table role="table" class="pairs talk">');
  });

  it('stops the build when there is nothing after it to look so', () => {
    expect(() => read('<p>[[checklist]]</p>\n<p>Avaimet</p>')).toThrow('lohkoa [[checklist]] ei ole');
  });
});

describe('the look of a text', () => {
  it('numbers strongly only what begins with bold words', () => {
    expect(html('<ol>\n<li><strong>Hae.</strong> Kerro.</li></ol>')).toContain('<ol class="steps">');
    expect(html('<ol>\n<li>rekrytoimme</li></ol>')).toContain('<ol>');
  });

  it('shows figures large only in a list that begins with one', () => {
    expect(
      html(
        '<ul>\n<li><strong>25 %</strong> ei haluaisi</li>\n<li><strong>Noin puolet</strong> arveli</li></ul>',
      ),
    ).toBe(
      '<ul class="figures">\n<li><strong class="figure">25 %</strong> ei haluaisi</li>\n' +
        '<li><strong class="figure figure-words">Noin puolet</strong> arveli</li></ul>',
    );
    expect(html('<ul>\n<li><strong>Apua</strong> alkuun</li></ul>')).toContain('<ul>');
  });

  it('makes a paragraph that is nothing but a link of the site an action', () => {
    expect(html('<p><a href="/logo/hae/">Hae logoa</a></p>')).toBe(
      '<p class="action"><a href="/logo/hae/">Hae logoa</a></p>',
    );
    expect(html('<p><a href="https://thl.fi/">THL</a></p>')).toBe('<p><a href="https://thl.fi/">THL</a></p>');
  });

  it('quotes as the language does', () => {
    expect(html('<p>“ovi”</p>')).toBe('<p>”ovi”</p>');
    expect(read('<p>“door”</p>', 'en').parts).toEqual([{ kind: 'text', html: '<p>“door”</p>' }]);
  });
});
