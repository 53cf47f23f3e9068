import * as z from 'zod';
import { line, localized, named } from '../cms';

const letterLike = z.strictObject({
  title: named(line(120), 'Otsikko', 'Rubrik', 'Title'),
  text: named(z.string().trim().min(1).max(3000), 'Teksti', 'Text', 'Text', { widget: 'text' }),
});

/** `content/settings/kit.yml`: what the drawing of the mark shows, and the texts of the logo kit. */
export const kit = localized(
  z.strictObject({
    picture: named(line(160), 'Mitä logossa näkyy', 'Vad logotypen föreställer', 'What the logo shows'),
    slogan: named(line(80), 'Kuvien iskulause', 'Bildernas slogan', 'Slogan of the pictures'),
    jobAd: named(line(400), 'Työpaikkailmoitukseen', 'Till platsannonsen', 'For a job advertisement', {
      widget: 'text',
    }),
    signature: named(
      line(160),
      'Sähköpostin allekirjoitukseen',
      'Till e-postsignaturen',
      'For an e-mail signature',
    ),
    press: named(letterLike, 'Tiedote', 'Pressmeddelande', 'Press release'),
    staff: named(letterLike, 'Henkilöstölle', 'Till personalen', 'For the staff'),
    social: named(
      z.array(line(280)).length(3),
      'Kolme somejulkaisua',
      'Tre inlägg i sociala medier',
      'Three posts for social media',
    ),
    certificate: z.strictObject({
      title: named(line(40), 'Todistuksen otsikko', 'Intygets rubrik', 'Title of the certificate'),
      text: named(line(200), 'Todistuksen teksti', 'Intygets text', 'Text of the certificate', {
        widget: 'text',
      }),
      valid: named(line(30), 'Voimassa', 'Gäller', 'Valid'),
      code: named(line(30), 'Tunnus', 'Kod', 'Code'),
      check: named(line(60), 'Tarkista', 'Kontrollera', 'Check'),
    }),
    sticker: z.strictObject({
      text: named(line(40), 'Tarran teksti', 'Dekalens text', 'Text of the sticker'),
    }),
    licence: named(z.array(line(240)).min(5).max(12), 'Käyttöehdot', 'Användarvillkor', 'Terms of use'),
  }),
);
