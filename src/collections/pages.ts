import * as z from 'zod';
import { line, named } from './cms';

/**
 * A page of the site: `content/pages/<slug>.<locale>.md`; the body is Markdown with drawn blocks such as `[[steps]]`.
 */
export const page = z.strictObject({
  title: named(line(70), 'Otsikko', 'Rubrik', 'Title', {
    hintFi: 'Enintään 70 merkkiä.',
    hintSv: 'Högst 70 tecken.',
    hintEn: 'At most 70 characters.',
  }),
  short: named(line(40).optional(), 'Lyhyt nimi', 'Kort namn', 'Short name', {
    hintFi: 'Linkeissä näytettävä nimi, enintään 40 merkkiä. Tyhjänä näytetään otsikko.',
    hintSv: 'Namnet i länkar, högst 40 tecken. Tomt: rubriken visas.',
    hintEn: 'The name shown in links, at most 40 characters. Empty: the title is shown.',
  }),
  description: named(
    line(160).min(50),
    'Kuvaus hakukoneille',
    'Beskrivning för sökmotorer',
    'Description for search engines',
    {
      hintFi: '50–160 merkkiä. Näkyy hakutuloksissa otsikon alla.',
      hintSv: '50–160 tecken. Visas under rubriken i sökresultaten.',
      hintEn: '50–160 characters. Shown below the title in search results.',
      widget: 'text',
    },
  ),
  lead: named(line(300), 'Ingressi', 'Ingress', 'Lead', {
    hintFi: 'Yksi tai kaksi virkettä otsikon alle, enintään 300 merkkiä.',
    hintSv: 'En eller två meningar under rubriken, högst 300 tecken.',
    hintEn: 'One or two sentences below the title, at most 300 characters.',
    widget: 'text',
  }),
});
