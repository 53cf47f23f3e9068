import { defineCollection } from 'astro:content';
import { glob, type Loader } from 'astro/loaders';
import { event } from './collections/events';
import { letterPlaceholders } from './collections/letters';
import { material } from './collections/materials';
import { news } from './collections/news';
import { page } from './collections/pages';
import { letters } from './collections/read';
import { story } from './collections/stories';
import { isLocale, locales } from './i18n/locale';

for (const name of Object.keys(letterPlaceholders)) {
  for (const locale of locales) {
    if (!letters.has(`${name}.${locale}`)) throw new Error(`content/letters/${name}.${locale}.md puuttuu`);
  }
}

export const collections = {
  pages: defineCollection({ loader: localized('./content/pages'), schema: page }),
  news: defineCollection({ loader: localized('./content/news'), schema: news }),
  stories: defineCollection({ loader: localized('./content/stories'), schema: story }),
  events: defineCollection({ loader: localized('./content/events'), schema: event }),
  materials: defineCollection({ loader: localized('./content/materials'), schema: material }),
};

/**
 * Reads `<slug>.<locale>.md` as entries `<locale>/<slug>`. The CMS leaves a stub for each language nobody has
 * written: a file without a title, which is "not translated" and no entry.
 */
function localized(base: string): Loader {
  const inner = glob({
    base,
    pattern: '**/*.{fi,sv,en}.md',
    generateId: ({ entry }) => entry.replace(/^(.*)\.(fi|sv|en)\.md$/, '$2/$1'),
  });
  return {
    ...inner,
    name: 'localized',
    load: (context) => {
      const stubs = new Set<string>();
      return inner.load({
        ...context,
        parseData: async (entry) => {
          const locale = entry.id.split('/')[0];
          if (!isLocale(locale) || locale === 'fi' || String(entry.data['title'] ?? '').trim())
            return context.parseData(entry);
          stubs.add(entry.id);
          return {} as never;
        },
        store: {
          ...context.store,
          set: (entry) => {
            if (!stubs.has(entry.id)) return context.store.set(entry);
            if (!entry.body?.trim()) return false;
            throw new Error(
              `content → ${entry.id}: tekstillä ei ole otsikkoa. Kirjoita otsikko tai tyhjennä teksti.`,
            );
          },
        },
      });
    },
  };
}
