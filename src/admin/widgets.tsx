import boolean from 'decap-cms-widget-boolean';
import datetime from 'decap-cms-widget-datetime';
import file from 'decap-cms-widget-file';
import image from 'decap-cms-widget-image';
import list from 'decap-cms-widget-list';
import number from 'decap-cms-widget-number';
import object from 'decap-cms-widget-object';
import richtext from 'decap-cms-widget-richtext';
import select from 'decap-cms-widget-select';
import string from 'decap-cms-widget-string';
import text from 'decap-cms-widget-text';
import type { Locale } from '../i18n/locale';
import { counted } from './Counter';
import type { Cms } from './core';
import { Drawing } from './Drawing';
import { calm } from './Richtext';
import { fresh } from './Thumbnail';
import { say } from './words';

/** The fields of the editor, with what some of them need besides. */
export function register(cms: Cms, language: Locale): void {
  const whole = [boolean, datetime, file, list, number, object, select];
  for (const widget of whole) cms.registerWidget(widget.Widget());
  const mended = [
    [image, fresh],
    [richtext, calm],
    [string, counted],
    [text, counted],
  ] as const;
  for (const [widget, mend] of mended) {
    const given = widget.Widget();
    cms.registerWidget({ ...given, controlComponent: mend(given.controlComponent as never) });
  }
  cms.registerWidget({ name: 'drawing', controlComponent: Drawing });
  cms.registerCustomFormat('svg', 'svg', {
    fromFile: (svg) => ({ drawing: svg }),
    toFile: ({ drawing }) => String(drawing ?? ''),
  });
  // Without a pattern of its own the rich text fails at the first key, so it is known though nobody is offered it.
  cms.registerEditorComponent({ id: 'code-block', label: 'Koodi', widget: 'code', type: 'code-block' });
  cms.registerEditorComponent({
    id: 'image',
    label: say(language, 'picture.label'),
    fields: [
      { name: 'image', label: say(language, 'picture.label'), widget: 'image', choose_url: false },
      { name: 'alt', label: say(language, 'picture.alt'), widget: 'string' },
    ],
    pattern: /^!\[([^\]]*)\]\(([^)\s]*)(?:\s+"[^"]*")?\)$/,
    fromBlock: ([, alt = '', path = '']) => ({ image: path, alt }),
    toBlock: ({ image = '', alt = '' }) => `![${alt.replace(/[[\]]/g, '')}](${image})`,
    toPreview: ({ image = '', alt = '' }, getAsset, fields) => (
      <img
        alt={alt}
        src={String(
          getAsset(
            image,
            fields?.find((one) => one.get('widget') === 'image'),
          ) ?? '',
        )}
      />
    ),
  });
}
