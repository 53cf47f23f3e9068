import * as z from 'zod';
import { day, line, named } from './cms';

export const materialAudiences = ['everyone', 'supervisor', 'hr', 'colleague', 'press'] as const;

/** A file kept beside the texts, `../media/muistilista-a1b2.pdf`. */
const attachment = z.string().regex(/^\.\.\/media\/[a-z0-9._-]+\.(pdf|docx|pptx|xlsx|png|jpe?g|zip)$/);

/** A file to download, with its words: `content/materials/<slug>.<locale>.md`. Each language has its own file. */
export const material = z.strictObject({
  title: named(line(80).min(3), 'Nimi', 'Namn', { hintFi: '3–80 merkkiä.', hintSv: '3–80 tecken.' }),
  date: named(day, 'Julkaisupäivä', 'Publiceringsdag', { widget: 'day', i18n: 'same' }),
  description: named(line(160).min(50), 'Kuvaus', 'Beskrivning', {
    hintFi: '50–160 merkkiä: mitä tiedostossa on ja kenelle se on tehty.',
    hintSv: '50–160 tecken: vad filen innehåller och vem den är gjord för.',
    widget: 'text',
  }),
  audience: named(z.enum(materialAudiences), 'Kenelle', 'För vem', {
    i18n: 'same',
    options: {
      everyone: { fi: 'Kaikille', sv: 'För alla' },
      supervisor: { fi: 'Esihenkilölle', sv: 'För chefen' },
      hr: { fi: 'Henkilöstöhallinnolle', sv: 'För HR' },
      colleague: { fi: 'Työkaverille', sv: 'För kollegan' },
      press: { fi: 'Medialle', sv: 'För medier' },
    },
  }),
  file: named(attachment, 'Tiedosto', 'Fil', {
    hintFi: 'Oma tiedosto jokaisella kielellä. Saavutettava PDF on paras.',
    hintSv: 'En egen fil för varje språk. En tillgänglig PDF är bäst.',
    message: {
      fi: 'Vain PDF, Word, PowerPoint, Excel, kuva tai ZIP.',
      sv: 'Bara PDF, Word, PowerPoint, Excel, bild eller ZIP.',
    },
    widget: 'file',
  }),
  draft: named(z.boolean().default(false), 'Luonnos', 'Utkast', {
    hintFi: 'Luonnos ei näy sivustolla.',
    hintSv: 'Ett utkast syns inte på webbplatsen.',
    i18n: 'same',
  }),
});
