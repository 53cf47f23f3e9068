import type { ComponentType } from 'react';
import { fieldsOf } from '../../collections/decap';
import { partOf, type Sheet as SheetDeclaration, sheets } from '../../collections/declared';
import { isLocale, type Locale } from '../../i18n/locale';
import type { Cms, ImmutableMap } from '../core';
import { drawings } from '../drawings';
import { article, Event, Letter, Master, Material, Page, type Shown } from './entries';
import { Frame } from './Frame';
import styles from './preview.css?inline';
import { Home, Sheet } from './Sheet';

interface Given {
  readonly entry: ImmutableMap;
  readonly locale?: string;
  readonly getAsset: (path: string) => { toString(): string } | undefined;
  readonly document: Document;
}

/** Shows every entry as the site will, in the site's own styles and in the language that is being written. */
export function register(cms: Cms, language: Locale): void {
  cms.registerPreviewStyle(styles, { raw: true });
  const templates: Record<string, ComponentType<Shown>> = {
    news: article('news', ['kind', 'area']),
    stories: article('stories', ['teller', 'ground', 'area']),
    events: Event,
    materials: Material,
    pages: Page,
    letters: Letter,
    ...Object.fromEntries(
      Object.entries<SheetDeclaration>(sheets).map(([name, sheet]) => [
        name,
        sheetView(name, sheet, language),
      ]),
    ),
    ...Object.fromEntries(drawings.map((name) => [name, Master])),
  };
  for (const [name, Template] of Object.entries(templates)) {
    cms.registerPreviewTemplate(name, ({ entry, locale, getAsset, document }: Given) => {
      const own = isLocale(locale) ? locale : 'fi';
      const data = (entry.get('data') as ImmutableMap | undefined)?.toJS?.() ?? {};
      return (
        <Frame document={document} language={language} locale={own}>
          <Template
            data={data}
            locale={own}
            language={language}
            pictureAt={(path) => getAsset(path)?.toString() ?? ''}
          />
        </Frame>
      );
    });
  }
}

function sheetView(name: string, sheet: SheetDeclaration, language: Locale): ComponentType<Shown> {
  const fields = fieldsOf(partOf(sheet), language, sheet.translated);
  if (name === 'home') return ({ data }) => <Home data={data} fields={fields} />;
  return ({ data }) => (
    <div className="wrap prose">
      <Sheet data={data} fields={fields} />
    </div>
  );
}
