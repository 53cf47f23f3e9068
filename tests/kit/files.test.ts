import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import jsQR from 'jsqr';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { masterText } from '../../src/collections/read';
import { draw, kitLanguages, localesOf, readMasters } from '../../src/kit/draw';
import { bytesOf, type KitFile, kindOf } from '../../src/kit/file';
import { generalFiles } from '../../src/kit/general';
import { MissingLetters, typeset, widthOf } from '../../src/kit/outline';
import { personalFiles, undrawable } from '../../src/kit/personal';
import { type PictureName, pictures, sharePicture } from '../../src/kit/picture';
import { toPng } from '../../src/kit/pixels';
import { place } from '../../src/kit/shape';
import { toSvg } from '../../src/kit/svg';
import { holder, openKit } from '../support/kit';
import { readPng } from '../support/png';

let kit: Awaited<ReturnType<typeof openKit>>;
const made = new Map<string, Uint8Array>();

/** Languages drawn here: the shortest and the bilingual one are enough to see every kind of file. */
const seen = ['en', 'fi-sv'] as const;

beforeAll(async () => {
  kit = await openKit();
  for (const language of seen) {
    for (const file of all(language)) made.set(`${language}/${file.path}`, await bytesOf(file));
  }
}, 120_000);

function all(language: (typeof kitLanguages)[number], masters = kit.masters): KitFile[] {
  return [
    ...generalFiles(masters, kit.words, language, kit.day),
    ...personalFiles(masters, kit.words, holder, language),
  ];
}

const of = (kind: string, part = '') =>
  [...made].filter(([path]) => kindOf(path) === kind && path.includes(part));
const text = (path: string) => new TextDecoder().decode(made.get(path));
const open = (bytes: Uint8Array) =>
  getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false }).promise;

describe('the kit', () => {
  test('has every language, layout and look as SVG, PDF and PNG at three sizes', () => {
    for (const language of kitLanguages) {
      const paths = generalFiles(kit.masters, kit.words, language, kit.day).map(({ path }) => path);
      expect(paths.filter((path) => path.startsWith('logo/'))).toHaveLength(3 * 4 * 5);
      for (const locale of localesOf(language)) expect(paths).toContain(`guideline.${locale}.pdf`);
    }
  });

  test('has SVGs that are outlines with a name, and nothing else', () => {
    expect(of('svg').length).toBeGreaterThan(40);
    for (const [path, bytes] of of('svg')) {
      const svg = new TextDecoder().decode(bytes);
      expect(svg, path).toMatch(/^<svg [^>]*viewBox="0 0 [\d.]+ [\d.]+"[^>]*><title>[^<]+<\/title>/);
      expect(svg.replace(/<(\/?)(svg|title|desc|path|defs|linearGradient|stop)\b/g, ''), path).not.toMatch(
        /<\w/,
      );
      expect(svg, path).not.toMatch(/ on\w+=|href|url\(h|NaN|undefined/);
    }
  });

  test.each(kitLanguages)(
    'cuts nothing off in %s: dots, rings and tails stand within the canvas',
    (language) => {
      const around = 40;
      for (const layout of ['horizontal', 'stacked'] as const)
        for (const employer of [undefined, 'Ängön Öljy', 'Ågården Åland gjpq', holder.employer]) {
          const name = `${layout} ${employer}`;
          const drawing = draw(kit.masters, kit.words.mark, { language, layout, look: 'black', employer });
          const [width, height] = [drawing.width + 2 * around, drawing.height + 2 * around];
          const svg = toSvg(
            { width, height, shapes: place(drawing.shapes, around, around) },
            { title: name },
          );
          const { data, ...seen } = readPng(toPng(svg, Math.round(width)));
          const edge = { top: around - 1, bottom: around + drawing.height + 1 };
          const rows = Array.from({ length: seen.height }, (_, y) => y).filter((y) =>
            data
              .subarray(y * seen.width * 4, (y + 1) * seen.width * 4)
              .some((value, at) => at % 4 === 3 && value > 0),
          );
          expect(rows[0], name).toBeGreaterThanOrEqual(edge.top);
          expect(rows.at(-1), name).toBeLessThanOrEqual(edge.bottom);
        }
    },
  );

  test('has PNGs of their size, transparent where the mark stands alone', () => {
    for (const [path, bytes] of of('png')) {
      const { width, height, data } = readPng(bytes);
      const size = /-(\d+)\.png$/.exec(path)?.[1];
      const box = /(\d+)x(\d+)\.png$/.exec(path)?.slice(1).map(Number);
      if (box) expect([width, height], path).toEqual(box);
      else if (size) expect(width, path).toBe(Number(size));
      const clear = data.some((value, at) => at % 4 === 3 && value === 0);
      expect(clear, path).toBe(/logo/.test(path));
    }
  }, 60_000);

  test('has pictures to share with the name, each different from the one without and from another name’s', () => {
    const named = (employer: string) =>
      Object.keys(pictures).map((name) => {
        const whose = { years: '2026–2028', employer };
        return sharePicture(kit.masters, kit.words, 'fi-sv', name as PictureName, whose);
      });
    const drawn = ['', 'Oy A Ab', holder.employer, `${'Ylipitkäyhdyssana'.repeat(6)} & "Pojat" Oy`].map(
      named,
    );
    for (const [at, name] of Object.keys(pictures).entries()) {
      const [general, ...own] = drawn.map((all) => all[at]);
      expect(new Set(own.map((one) => JSON.stringify(one))).size, name).toBe(3);
      for (const one of own) {
        expect([one?.width, one?.height], name).toEqual([general?.width, general?.height]);
        expect(one?.shapes.length, name).toBeGreaterThan(general?.shapes.length ?? 0);
      }
      expect(made.has(`en/own/share/${name}.png`)).toBe(true);
    }
  });

  test('has logo PDFs of outlines: no fonts, no pixels, one page with its name and language', async () => {
    for (const [path, bytes] of of('pdf', '/logo')) {
      const pdf = await open(bytes);
      expect(pdf.numPages, path).toBe(1);
      const { info } = (await pdf.getMetadata()) as { info: Record<string, unknown> };
      expect(info['Title'], path).toMatch(/Open Door|Ovi auki/);
      expect(info['Language'], path).toBe(path.startsWith('en') ? 'en' : 'fi');
      const page = await pdf.getPage(1);
      const { fnArray } = await page.getOperatorList();
      expect(fnArray, path).toContain(OPS.constructPath);
      for (const op of [OPS.showText, OPS.setFont, OPS.paintImageXObject, OPS.paintInlineImageXObject])
        expect(fnArray, path).not.toContain(op);
      expect((await page.getTextContent()).items, path).toEqual([]);
    }
  }, 60_000);

  test('has sheets that a screen reader can read: tagged, with language, title and embedded fonts', async () => {
    const sheets = [...of('pdf', '/print/'), ...of('pdf', 'guideline')];
    expect(sheets.length).toBeGreaterThanOrEqual(9);
    for (const [path, bytes] of sheets) {
      const pdf = await open(bytes);
      const { info } = (await pdf.getMetadata()) as { info: Record<string, unknown> };
      const marks = (await pdf.getMarkInfo()) as unknown as Map<string, boolean>;
      expect(marks.get('Marked'), path).toBe(true);
      expect(info['Title'], path).toBeTruthy();
      expect(info['Language'], path).toMatch(/^(fi|sv|en)$/);
      const page = await pdf.getPage(1);
      const tree = JSON.stringify(await page.getStructTree());
      expect(tree, path).toMatch(/"Figure"/);
      expect(tree, path).toMatch(/"alt":"[^"]{8,}/);
      if (!path.includes('sticker')) for (const tag of ['H1', 'P']) expect(tree, path).toContain(`"${tag}"`);
      const raw = new TextDecoder('latin1').decode(bytes);
      expect(raw.match(/\/FontFile2/g)?.length ?? 0, path).toBeGreaterThan(0);
      expect(raw, path).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/);
    }
  }, 60_000);

  test('has a certificate that says who, until when, which code and where to check', async () => {
    const pdf = await open(made.get('en/own/print/certificate-office.en.pdf') as Uint8Array);
    const { items } = await (await pdf.getPage(1)).getTextContent();
    const words = items
      .map((item) => ('str' in item ? item.str : ''))
      .join(' ')
      .replace(/\s+/g, ' ');
    for (const part of ['Lähipalvelu Oy', '21 November 2028', '7KD-3VMX', 'ovi.example.fi/en/t/7KD-3VMX'])
      expect(words).toContain(part);
    for (const promise of kit.words.promises.en) expect(words).toContain(promise.slice(0, 20));
  });

  test('has print sheets with 3 mm of bleed, and office sheets without', () => {
    const millimetres = (path: string, box: string) => {
      const raw = new TextDecoder('latin1').decode(made.get(path));
      const found =
        new RegExp(`/${box} \\[([^\\]]+)\\]`).exec(raw)?.[1]?.trim().split(/\s+/).map(Number) ?? [];
      const [left = 0, top = 0, right = 0, bottom = 0] = found;
      return [right - left, bottom - top].map((points) => Math.round((points / 72) * 254) / 10);
    };
    const certificate = 'en/own/print/certificate-bleed.en.pdf';
    expect(millimetres(certificate, 'TrimBox')).toEqual([210, 297]);
    expect(millimetres(certificate, 'BleedBox')).toEqual([216, 303]);
    expect(millimetres(certificate, 'MediaBox')).toEqual([230, 317]);
    expect(millimetres('en/own/print/certificate-office.en.pdf', 'MediaBox')).toEqual([210, 297]);
    expect(millimetres('en/own/print/sticker-bleed.pdf', 'TrimBox')).toEqual([100, 140]);
    expect(millimetres('en/own/print/sticker-bleed.pdf', 'BleedBox')).toEqual([106, 146]);
  });

  test('has a QR code that leads to the check page', () => {
    for (const [language, locale] of [
      ['en', 'en'],
      ['fi-sv', 'fi'],
    ] as const) {
      const { data, width, height } = readPng(made.get(`${language}/own/qr.png`) as Uint8Array);
      expect(jsQR(data, width, height)?.data).toBe(holder.check[locale]);
    }
  });

  test('has a calendar entry on the last day, with a reminder', () => {
    for (const [path, bytes] of of('ics')) {
      const raw = new TextDecoder().decode(bytes);
      for (const line of raw.split('\r\n')) expect(Buffer.byteLength(line), path).toBeLessThanOrEqual(75);
      expect(raw.replaceAll('\r\n', ''), path).not.toMatch(/[\r\n]/);
      const event = new ICAL.Component(ICAL.parse(raw)).getFirstSubcomponent('vevent');
      const read = new ICAL.Event(event as ICAL.Component);
      expect(read.startDate.toString()).toBe('2028-11-21');
      expect(read.endDate.toString()).toBe('2028-11-22');
      expect(read.startDate.isDate).toBe(true);
      expect(read.description).toContain(holder.employer);
      const alarm = event?.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger');
      expect(String(alarm)).toBe('-P60D');
    }
    expect(of('ics')).toHaveLength(3);
  });

  test('has texts with the name, the years and the address filled in, and general ones with no gap', () => {
    expect(text('en/own/texts/press.en.txt')).toContain(`${holder.employer} receives the Open Door logo`);
    expect(text('en/own/texts/press.en.txt')).toContain('21 November 2028');
    expect(text('fi-sv/own/texts/staff.sv.txt')).toContain('2026–2028');
    expect(text('en/own/signature/signature.en.html')).toContain(
      'alt="Open Door – mental-health-responsible employer, 2026–2028"',
    );
    for (const [path, bytes] of [...of('txt'), ...of('html')])
      expect(new TextDecoder().decode(bytes), path).not.toMatch(/[{}]|undefined/);
  });

  test('is the same bytes from the same input', async () => {
    for (const file of all('en')) {
      const again = await bytesOf(file);
      expect(digest(again), file.path).toBe(digest(made.get(`en/${file.path}`) as Uint8Array));
    }
  }, 120_000);

  test('changes in every drawn file when a master is replaced, and in nothing else', async () => {
    const masters = readMasters((name) => {
      const master = masterText(name);
      return name.startsWith('symbol')
        ? master.replace('</svg>', '<path fill="#112233" d="M1 1h9v9H1z"/></svg>')
        : master;
    });
    for (const file of all('en', masters)) {
      const same = digest(await bytesOf(file)) === digest(made.get(`en/${file.path}`) as Uint8Array);
      expect(same, file.path).toBe(/\.(txt|html|ics)$|\/qr\./.test(file.path));
    }
  }, 120_000);
});

describe('a name', () => {
  test.each([
    'Åäö & "Ñandú" <Oy>',
    "L'Été – Čapek Łódź Żółw Şişli",
    'Ǆ'.normalize('NFC') === '' ? '' : 'Ő Ű Ğ ẞ'.slice(0, 5),
  ])('of any Latin letters is drawn: %s', (employer) => {
    expect(undrawable({ employer })).toEqual([]);
  });

  test('with letters that the fonts lack is told, not drawn as boxes', () => {
    expect(undrawable({ employer: 'Кафе 日本 Oy' })).toEqual(['К', 'а', 'ф', 'е', '日', '本']);
    expect(() => widthOf('日', { face: 'bold', size: 10 })).toThrow(MissingLetters);
  });

  const style = { face: 'bold', size: 20 } as const;

  test('too long for its place takes more lines, then smaller type, then is divided; no letter is lost', () => {
    for (const name of [
      'Lyhyt Oy',
      'Etelä-Pohjanmaan ja Pohjanmaan Pienyrittäjien Yhteistyöosuuskunta',
      'x'.repeat(160),
      `${'Ylipitkäyhdyssana'.repeat(6)} Oy`,
    ]) {
      const { lines, size } = typeset(name, style, { width: 220, lines: 2 });
      expect(lines.join('').replace(/[ -]/g, '')).toBe(name.replace(/[ -]/g, ''));
      expect(size).toBeGreaterThanOrEqual(10);
      for (const line of lines) expect(widthOf(line, { ...style, size })).toBeLessThanOrEqual(220.01);
    }
  });

  test.each([
    ['Mielenterveyskuntoutujientukiyhdistyslautakunta', /^Mielenterveyskuntou-|^Mielenterveyskun-/],
    ['Arbetsmarknadsorganisationsföreningarna', /^Arbetsmarknadsorga-|^Arbetsmarknadsor-/],
  ])('of one long word is divided between syllables, with a hyphen: %s', (word, first) => {
    const { lines } = typeset(word, style, { width: 100, lines: 1 });
    expect(lines[0]).toMatch(first);
    expect(lines.slice(0, -1).every((line) => line.endsWith('-'))).toBe(true);
    expect(lines.at(-1)).not.toContain('-');
  });

  test('of one long address is divided without a hyphen, which would be read as part of it', () => {
    const { lines } = typeset('avustuksetjatuet2026@esimerkkiyhdistys.fi', style, { width: 100, lines: 1 });
    expect(lines.join('')).toBe('avustuksetjatuet2026@esimerkkiyhdistys.fi');
  });
});

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
