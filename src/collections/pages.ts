import * as z from 'zod';
import { line, named } from './cms';

/** A page of the site: `content/pages/<slug>.<locale>.md`; the body is Markdown with drawn blocks such as `[[steps]]`. */
export const page = z.strictObject({
  title: named(line(70), 'Otsikko', 'Rubrik', { hintFi: 'Enintään 70 merkkiä.', hintSv: 'Högst 70 tecken.' }),
  short: named(line(40).optional(), 'Lyhyt nimi', 'Kort namn', {
    hintFi: 'Linkeissä näytettävä nimi, enintään 40 merkkiä. Tyhjänä näytetään otsikko.',
    hintSv: 'Namnet i länkar, högst 40 tecken. Tomt: rubriken visas.',
  }),
  description: named(line(160).min(50), 'Kuvaus hakukoneille', 'Beskrivning för sökmotorer', {
    hintFi: '50–160 merkkiä. Näkyy hakutuloksissa otsikon alla.',
    hintSv: '50–160 tecken. Visas under rubriken i sökresultaten.',
    widget: 'text',
  }),
  lead: named(line(300), 'Ingressi', 'Ingress', {
    hintFi: 'Yksi tai kaksi virkettä otsikon alle, enintään 300 merkkiä.',
    hintSv: 'En eller två meningar under rubriken, högst 300 tecken.',
    widget: 'text',
  }),
});
