import { join } from 'node:path';
import { root } from '../run.mjs';

/** How the printed pages stand on a picture: A4 in points, one below another. */
export const paper = { width: 595, scale: 0.6 };

const pdfjs = join(root, 'node_modules/pdfjs-dist/build');

/**
 * Opens a page on which PDFs are drawn.
 * @param {import('playwright-core').Browser} browser
 */
export async function openPaper(browser) {
  const page = await browser.newPage({ viewport: { width: paper.width, height: 842 } });
  await page.route('**', (route) => {
    const { pathname } = new URL(route.request().url());
    return pathname === '/'
      ? route.fulfill({ contentType: 'text/html', body: '<body style="margin:0;background:#999">' })
      : route.fulfill({ contentType: 'text/javascript', path: join(pdfjs, pathname) });
  });
  await page.goto('http://paper.localhost/');
  return page;
}

/**
 * Makes a picture of a PDF.
 * @param {import('playwright-core').Page} page
 * @param {Buffer} pdf
 * @param {string} path
 */
export async function drawPaper(page, pdf, path) {
  await page.evaluate(draw, pdf.toString('base64'));
  await page.screenshot({ path, fullPage: true });
}

/** @param {string} base64 */
async function draw(base64) {
  const address = '/pdf.mjs';
  /** @type {typeof import('pdfjs-dist')} */
  const { getDocument, GlobalWorkerOptions } = await import(address);
  GlobalWorkerOptions.workerSrc = '/pdf.worker.mjs';
  const task = getDocument({ data: Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)) });
  const pdf = await task.promise;
  document.body.replaceChildren();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const sheet = await pdf.getPage(number);
    const viewport = sheet.getViewport({ scale: 1 });
    const canvas = Object.assign(document.createElement('canvas'), {
      width: viewport.width,
      height: viewport.height,
      style: 'display:block;margin-bottom:4px',
    });
    document.body.appendChild(canvas);
    await sheet.render({ canvas, viewport }).promise;
  }
  await task.destroy();
}
