import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { kitDay, masters, wordsOf } from '../../functions/kit/words';
import type { Holder } from '../../src/kit/holder';
import { startPixels } from '../../src/kit/pixels';

const origin = 'https://ovi.example.fi';

/** The kit of the repository, ready to draw in Node. */
export async function openKit() {
  const file = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  await startPixels(() => readFileSync(file));
  return { masters, words: wordsOf(origin), day: kitDay };
}

/** A holder that is made up. */
export const holder: Holder = {
  employer: 'Åkerin & Öljyn "Ähtärin" Lähipalvelu Oy',
  code: '7KD-3VMX',
  from: '2026-11-22',
  until: '2028-11-21',
  check: {
    fi: `${origin}/t/7KD-3VMX/`,
    sv: `${origin}/sv/t/7KD-3VMX/`,
    en: `${origin}/en/t/7KD-3VMX/`,
  },
};
