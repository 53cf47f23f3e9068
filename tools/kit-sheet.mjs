import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser, launchFlags } from './browser.mjs';
import { openKit } from './kit.mjs';

/**
 * `npm run kit-sheet`: one picture of the whole kit in `out/kit-sheet.png`, to be looked at before it is given to
 * anybody. The holder in it is made up.
 */
const out = resolve(import.meta.dirname, '../out');
const origin = 'https://ovi.example.fi';
const holder = {
  employer: 'Lakeuden Esimerkkileipomo & Konditoria Oy',
  code: '7KD-3VMX',
  from: '2026-11-22',
  until: '2028-11-21',
  check: { fi: `${origin}/t/7KD-3VMX/`, sv: `${origin}/sv/t/7KD-3VMX/`, en: `${origin}/en/t/7KD-3VMX/` },
};

const kit = await openKit();
const { masters, wordsOf, kitDay } = kit.words;
const words = wordsOf(origin);
const shown = /(?:-400|-300|-64|-800|share\/.*|strip.*|qr)\.png$/;
const rows = [];
for (const language of kit.draw.kitLanguages) {
  const files = [
    ...kit.general.generalFiles(masters, words, language, kitDay),
    ...kit.personal.personalFiles(masters, words, holder, language),
  ].filter(({ path }) => shown.test(path) && !/logo\/.*-(600|1200|1600)\.png$/.test(path));
  const cells = [];
  for (const file of files) {
    const png = Buffer.from(await kit.file.bytesOf(file)).toString('base64');
    const dark = file.path.includes('reversed') ? ' class="dark"' : '';
    cells.push(
      `<figure${dark}><img src="data:image/png;base64,${png}" alt=""><figcaption>${file.path}</figcaption></figure>`,
    );
  }
  rows.push(`<h2>${language}</h2><div>${cells.join('')}</div>`);
}
await kit.close();

const page = `<!doctype html><meta charset="utf-8"><style>
body{margin:40px;background:#fff;font:13px sans-serif;color:#12302f;width:1840px}h2{margin:32px 0 12px}
div{display:flex;flex-wrap:wrap;gap:12px}figure{margin:0;padding:16px;background:#fbf6ea;display:grid;gap:8px;align-content:space-between}
img{max-height:150px;max-width:420px;display:block}.dark{background:#12302f;color:#fbf6ea}</style>${rows.join('')}`;
await mkdir(out, { recursive: true });
const browser = await chromium.launch({ executablePath: await findBrowser(), args: launchFlags });
const view = await browser.newPage({ viewport: { width: 1920, height: 1200 } });
await view.setContent(page);
await writeFile(resolve(out, 'kit-sheet.png'), await view.screenshot({ fullPage: true }));
await browser.close();
console.log('out/kit-sheet.png');
