import * as z from 'zod';
import { day, item, line, named } from './cms';

export const materialAudiences = ['everyone', 'supervisor', 'hr', 'colleague', 'press'] as const;

/** A file kept beside the texts, `../media/muistilista-a1b2.pdf`. */
const attachment = z.string().regex(/^\.\.\/media\/[a-z0-9._-]+\.(pdf|docx|pptx|xlsx|png|jpe?g|zip)$/);

/** A file to download, with its words: `content/materials/<slug>.<locale>.md`. Each language has its own file. */
export const material = z.strictObject({
  title: named(line(80).min(3), 'Nimi', 'Namn', 'Name', {
    hintFi: '3–80 merkkiä.',
    hintSv: '3–80 tecken.',
    hintEn: '3–80 characters.',
  }),
  date: named(day, 'Julkaisupäivä', 'Publiceringsdag', 'Day of publication', { widget: 'day', i18n: 'same' }),
  description: named(line(160).min(50), 'Kuvaus', 'Beskrivning', 'Description', {
    hintFi: '50–160 merkkiä: mitä tiedostossa on ja kenelle se on tehty.',
    hintSv: '50–160 tecken: vad filen innehåller och vem den är gjord för.',
    hintEn: '50–160 characters: what is in the file and for whom it is made.',
    widget: 'text',
  }),
  audience: named(z.enum(materialAudiences), 'Kenelle', 'För vem', 'For whom', {
    i18n: 'same',
    options: {
      everyone: { fi: 'Kaikille', sv: 'För alla', en: 'For everyone' },
      supervisor: { fi: 'Esihenkilölle', sv: 'För chefen', en: 'For a line manager' },
      hr: { fi: 'Henkilöstöhallinnolle', sv: 'För HR', en: 'For HR' },
      colleague: { fi: 'Työkaverille', sv: 'För kollegan', en: 'For a colleague' },
      press: { fi: 'Medialle', sv: 'För medier', en: 'For the media' },
    },
  }),
  file: named(attachment, 'Tiedosto', 'Fil', 'File', {
    hintFi: 'Oma tiedosto jokaisella kielellä. Saavutettava PDF on paras.',
    hintSv: 'En egen fil för varje språk. En tillgänglig PDF är bäst.',
    hintEn: 'A file of its own in each language. An accessible PDF is best.',
    message: {
      fi: 'Vain PDF, Word, PowerPoint, Excel, kuva tai ZIP.',
      sv: 'Bara PDF, Word, PowerPoint, Excel, bild eller ZIP.',
      en: 'PDF, Word, PowerPoint, Excel, a picture or ZIP only.',
    },
    widget: 'file',
  }),
  draft: item.draft,
});
