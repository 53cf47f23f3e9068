import { editingOf, type Field, fieldsOf, richtext } from '../collections/decap';
import { partOf, type Sheet, type Shelf, sheets, shelves, text } from '../collections/declared';
import { type Locale, locales } from '../i18n/locale';
import { dayAt } from '../programme/day';
import type { Backend } from './backend';
import { say } from './words';

/** What the CMS may do with entries that are a page of the site for good. */
const closed = { create: false, delete: false };

/**
 * Decap's configuration, made from the declarations of `src/collections`.
 * @param drawings the names of the master drawings in `content/logo`
 * @param workflow whether a second person looks at every entry before it is published
 */
export function configOf(backend: Backend, language: Locale, drawings: readonly string[], workflow: boolean) {
  const { origin } = location;
  return {
    load_config_file: false,
    backend: {
      ...backend,
      commit_messages: {
        create: 'Sisältö: {{collection}} {{slug}} luotu',
        update: 'Sisältö: {{collection}} {{slug}} muokattu',
        delete: 'Sisältö: {{collection}} {{slug}} poistettu',
        uploadMedia: 'Kuva: {{path}}',
        deleteMedia: 'Kuva poistettu: {{path}}',
      },
    },
    locale: language,
    site_url: origin,
    display_url: origin,
    logo: { src: '/favicon.svg', show_in_header: true },
    ...(workflow && { publish_mode: 'editorial_workflow' }),
    show_preview_links: workflow,
    media_folder: 'content/media',
    public_folder: '/media',
    slug: { encoding: 'ascii', clean_accents: true, sanitize_replacement: '-' },
    i18n: { structure: 'multiple_files', locales: [...locales], default_locale: 'fi' },
    editor: { notes: false, preview: true },
    collections: [
      ...Object.entries(shelves).map(([name, shelf]) => collectionOf(name, shelf, language)),
      sheetsOf('settings', say(language, 'settings'), true, language),
      sheetsOf('programme', say(language, 'programme'), false, language),
      drawingsOf(drawings, language),
    ],
  };
}

function collectionOf(name: string, shelf: Shelf, language: Locale) {
  const body = {
    name: 'body',
    required: true,
    i18n: true,
    label: editingOf(text)?.label[language],
    ...richtext,
  };
  return {
    name,
    label: shelf.label[language],
    label_singular: shelf.one[language],
    description: shelf.about[language],
    folder: `content/${name}`,
    media_folder: '/content/media',
    public_folder: '../media',
    extension: 'md',
    format: 'yaml-frontmatter',
    slug: shelf.dated ? '{{year}}-{{month}}-{{day}}-{{slug}}' : '{{slug}}',
    identifier_field: name === 'letters' ? 'subject' : 'title',
    summary: shelf.summary,
    i18n: true,
    ...(shelf.open ? { create: true, delete: true } : closed),
    ...(shelf.dated && {
      sortable_fields: [
        { field: 'date', label: editingLabel(shelf, 'date', language), default_sort: 'desc' },
        { field: 'title', label: editingLabel(shelf, 'title', language) },
      ],
      view_filters: [{ label: say(language, 'drafts'), field: 'draft', pattern: true }],
      view_groups: [{ label: say(language, 'year'), field: 'date', pattern: '\\d{4}' }],
    }),
    fields: [...fieldsOf(shelf.schema, language, true).map(begun), ...(shelf.text ? [body] : [])],
  };
}

/** Today as a word that Decap itself puts in counts as a change, and the entry as unsaved before anybody wrote. */
function begun(field: Field): Field {
  return field.default === '{{now}}' ? { ...field, default: dayAt(new Date()) } : field;
}

function editingLabel({ schema }: Shelf, field: string, language: Locale): string {
  const part = schema.shape[field];
  return (part && editingOf(part)?.label[language]) ?? field;
}

/** Decap keeps translated files apart from the others: the collection says how its files are written. */
function sheetsOf(name: string, label: string, translated: boolean, language: Locale) {
  const own = Object.entries<Sheet>(sheets).filter(([, sheet]) => sheet.translated === translated);
  return {
    name,
    label,
    ...closed,
    ...(translated && { i18n: { structure: 'single_file', locales: [...locales], default_locale: 'fi' } }),
    files: own.map(([key, sheet]) => ({
      name: key,
      label: sheet.label[language],
      file: sheet.file,
      ...(translated && { i18n: true }),
      fields: fieldsOf(partOf(sheet), language, translated),
    })),
  };
}

function drawingsOf(drawings: readonly string[], language: Locale) {
  return {
    name: 'logo',
    label: say(language, 'logo'),
    description: say(language, 'logo.about'),
    ...closed,
    format: 'svg',
    files: drawings.map((name) => ({
      name,
      label: name,
      file: `content/logo/${name}.svg`,
      fields: [
        {
          name: 'drawing',
          label: say(language, 'logo.file'),
          hint: say(language, 'logo.hint'),
          widget: 'drawing',
          required: true,
        },
      ],
    })),
  };
}
