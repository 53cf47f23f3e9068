import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { locales } from '../../src/i18n/locale';
import { MasterFault, type MasterFaultKind } from '../../src/kit/fault';
import { largestMaster, masterNames, readMaster } from '../../src/kit/master';
import { toSvg } from '../../src/kit/svg';

const head =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 64 64">';
const square = '<path fill="#123456" d="M0 0h64v64H0z"/>';
const svg = (inside: string) => `${head}${square}${inside}</svg>`;

/** What must not come in, with the fault it is told by. */
const hostile: readonly [string, string, MasterFaultKind][] = [
  ['a script', svg('<script>alert(1)</script>'), 'script'],
  [
    'a script of another prefix',
    svg('<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>'),
    'script',
  ],
  ['a script in the metadata', svg('<metadata><script>1</script></metadata>'), 'script'],
  ['an event handler', svg('<path onload="alert(1)" d="M0 0h1"/>'), 'script'],
  ['an event handler in capitals', svg('<g ONCLICK="x()"/>'), 'script'],
  ['a handler on what is hidden', svg('<g display="none"><path onclick="x()" d="M0 0"/></g>'), 'script'],
  [
    'a handler of the root',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><g onfocus="x()"/></svg>`,
    'script',
  ],
  ['HTML inside', svg('<foreignObject><p>x</p></foreignObject>'), 'script'],
  ['a link', svg('<a href="#x"><path d="M0 0h1"/></a>'), 'script'],
  ['javascript:', svg('<path fill="java script:alert(1)" d="M0 0h1"/>'), 'script'],
  ['a picture from elsewhere', svg('<image href="https://example.com/x.png"/>'), 'external'],
  ['a picture inside', svg('<image href="data:image/png;base64,AAAA"/>'), 'image'],
  ['a drawing from elsewhere', svg('<use xlink:href="https://example.com/x.svg#a"/>'), 'external'],
  ['a colour from elsewhere', svg('<path fill="url(https://example.com/x#a)" d="M0 0h1"/>'), 'external'],
  [
    'a colour from elsewhere, by style',
    svg('<path style="fill:url( \'//example.com/x#a\')" d="M0 0h1"/>'),
    'external',
  ],
  ['an import of styles', svg('<style>@import "https://example.com/x.css";</style>'), 'external'],
  ['a font in styles', svg('<style>@font-face{src:url(https://example.com/x.woff)}</style>'), 'external'],
  ['a style sheet', `<?xml-stylesheet href="x.css"?>${svg('')}`, 'external'],
  ['classes', svg('<path class="cls-1" d="M0 0h1"/>'), 'style'],
  ['styles', svg('<style>.a{fill:#fff}</style>'), 'style'],
  ['text that is not outlined', svg('<text x="1" y="2">Ovi</text>'), 'text'],
  [
    'an animation',
    svg('<path d="M0 0h1"><animate attributeName="d"/></path>').replace(
      'd="M0 0h1">',
      'd="M0 0h1"/><animate/><path>',
    ),
    'animation',
  ],
  ['a change by time', svg('<set attributeName="fill" to="#fff"/>'), 'animation'],
  ['a document type', `<!DOCTYPE svg [<!ENTITY x "y">]>${svg('')}`, 'doctype'],
  [
    'entities that grow',
    `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${svg('<desc>&b;</desc>')}`,
    'doctype',
  ],
  [
    'no viewBox',
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><path d="M0 0h1"/></svg>',
    'viewbox',
  ],
  [
    'an empty viewBox',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 64"><path d="M0 0h1"/></svg>',
    'viewbox',
  ],
  ['a file too large', svg(`<path d="M0 0${'h1'.repeat(largestMaster / 2)}"/>`), 'size'],
  ['a broken file', '<svg viewBox="0 0 1 1"><path>', 'xml'],
  ['no drawing at all', '<html></html>', 'xml'],
  ['nothing to see', `${head}</svg>`, 'empty'],
  ['a filter', svg('<path filter="url(#f)" d="M0 0h1"/>'), 'element'],
  ['a mask', svg('<mask id="m"/>'), 'element'],
  ['a copy by reference', svg('<use href="#a"/>'), 'element'],
  ['a drawing in the drawing', svg('<svg viewBox="0 0 1 1"/>'), 'element'],
  ['a path that is none', svg('<path d="M0 0 &quot;/>"/>'), 'value'],
  ['a colour that is none', svg('<path fill="expression(alert(1))" d="M0 0h1"/>'), 'value'],
];

describe('a master drawing', () => {
  test.each(hostile)('with %s is refused, told how to mend it', (_, text, kind) => {
    const fault = faultOf(() => readMaster('symbol', text));
    expect(fault.kind).toBe(kind);
    expect(fault.message).toContain('content/logo/symbol.svg');
    for (const locale of locales) {
      expect(fault.in(locale).length).toBeGreaterThan(40);
      expect(fault.in(locale)).not.toContain('{detail}');
    }
    expect(new Set(locales.map((locale) => fault.in(locale))).size).toBe(3);
  });

  test.each(masterNames)('of the repository can be read: %s', (name) => {
    expect(readMaster(name, readFileSync(`content/logo/${name}.svg`, 'utf8')).width).toBeGreaterThan(0);
  });

  test('without a place for the name is refused, and the place is named', () => {
    const text = readFileSync('content/logo/horizontal.svg', 'utf8').replace('id="name"', 'id="nimi"');
    expect(faultOf(() => readMaster('horizontal', text)).kind).toBe('text');
    const without = readFileSync('content/logo/stacked.svg', 'utf8').replace(
      /<text id="years".*<\/text>/,
      '',
    );
    const fault = faultOf(() => readMaster('stacked', without));
    expect([fault.kind, fault.detail]).toEqual(['slot', 'years']);
    const two = readFileSync('content/logo/stacked-two.svg', 'utf8').replace(
      /<text id="name-sv".*<\/text>/,
      '',
    );
    expect(faultOf(() => readMaster('stacked-two', two)).detail).toBe('name-sv');
  });

  test('of Inkscape comes in by its shapes alone', () => {
    const text = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" viewBox="10 10 64 64"><sodipodi:namedview id="base" inkscape:zoom="1"/><metadata>x</metadata><defs><linearGradient id="a" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="9" y2="0"><stop offset="0" style="stop-color:#ffffff"/><stop offset="1" stop-color="#000"/></linearGradient></defs><g inkscape:label="Layer" transform="translate(1,2) scale(2)"><rect style="fill:url(#a);stroke:none" x="1" y="1" width="4" height="4" rx="1"/><circle cx="1" cy="1" r="1" fill="rgb(255, 0, 16)"/></g></svg>`;
    const { width, height, shapes } = readMaster('symbol', text);
    expect(shapes.map(({ matrix }) => matrix)).toEqual([
      [2, 0, 0, 2, -9, -8],
      [2, 0, 0, 2, -9, -8],
    ]);
    expect(shapes[1]?.fill).toBe('#ff0010');
    const drawn = toSvg({ width, height, shapes }, { title: '<&"' });
    expect(drawn).toContain('<title>&lt;&amp;&quot;</title>');
    expect(drawn).not.toMatch(/inkscape|metadata|style/);
  });
});

function faultOf(read: () => unknown): MasterFault {
  try {
    read();
  } catch (error) {
    if (error instanceof MasterFault) return error;
    throw error;
  }
  throw new Error('It was let in');
}
