import { createHash } from 'node:crypto';
import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openKit } from './kit.mjs';
import { findable } from './leaves.mjs';

const root = resolve(import.meta.dirname, '..');
const cache = join(root, 'node_modules/.cache/share');
/** What every picture is drawn with. */
const sources = [
  'src/kit/share.ts',
  'src/kit/outline.ts',
  'src/kit/fonts/heading.ttf',
  'content/logo/symbol-reversed.svg',
];

/**
 * Draws for each page the picture that is shown where the page is shared. What was drawn once is kept by its words.
 * @returns {import('astro').AstroIntegration}
 */
export default function share() {
  return {
    name: 'share',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const begun = performance.now();
        const pages = findable(fileURLToPath(dir)).filter(
          ({ made, picture }) => made && picture.startsWith('/share/'),
        );
        const look = await Promise.all(sources.map((source) => readFile(join(root, source))));
        /** @type {Awaited<ReturnType<typeof open>> | undefined} */
        let painter;
        let drawn = 0;
        try {
          for (const { title, section, locale, picture } of pages) {
            const hash = createHash('sha256').update(JSON.stringify({ title, section, locale }));
            for (const one of look) hash.update(one);
            const kept = join(cache, `${hash.digest('hex').slice(0, 32)}.png`);
            let bytes = await readFile(kept).catch(() => undefined);
            if (!bytes) {
              painter ??= await open();
              bytes = Buffer.from(painter.paint({ title, section, locale }));
              await mkdir(cache, { recursive: true });
              await writeFile(kept, bytes);
              drawn += 1;
            } else await utimes(kept, new Date(), new Date());
            const file = fileURLToPath(new URL(`.${picture}`, dir));
            await mkdir(dirname(file), { recursive: true });
            await writeFile(file, bytes);
          }
        } finally {
          await painter?.close();
        }
        const seconds = ((performance.now() - begun) / 1000).toFixed(1);
        logger.info(`${pages.length} pictures, ${drawn} drawn anew in ${seconds} s`);
      },
    },
  };
}

async function open() {
  const kit = await openKit();
  const { pagePicture } = await kit.load('/src/kit/share.ts');
  const { toSvg } = await kit.load('/src/kit/svg.ts');
  const { site } = await kit.load('/functions/content.ts');
  return {
    paint: (
      /** @type {{ title: string, section: string, locale: 'fi' | 'sv' | 'en' }} */ {
        title,
        section,
        locale,
      },
    ) =>
      kit.pixels.toPng(
        toSvg(pagePicture(kit.words.masters, { title, section, name: site[locale].name }), { title }),
        1200,
      ),
    close: kit.close,
  };
}
