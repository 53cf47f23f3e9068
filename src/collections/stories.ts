import * as z from 'zod';
import { altGiven, altMissing, item, named, pictured } from './cms';
import { area } from './news';

export const storyTellers = ['employer', 'employee', 'coach'] as const;

/** By what right a story is told: its teller's written permission, or made up and told to be so. */
const storyGrounds = ['permission', 'made-up'] as const;

/**
 * A story from working life: `content/stories/<slug>.<locale>.md`. Never tells who was hired through IPS without that
 * person's permission.
 */
export const story = z
  .strictObject({
    title: item.title,
    date: item.date,
    description: item.description,
    teller: named(z.enum(storyTellers), 'Kuka kertoo', 'Vem berättar', 'Who tells it', {
      i18n: 'same',
      options: {
        employer: { fi: 'Työnantaja', sv: 'Arbetsgivare', en: 'Employer' },
        employee: { fi: 'Työntekijä', sv: 'Anställd', en: 'Employee' },
        coach: { fi: 'IPS-työhönvalmentaja', sv: 'IPS-arbetstränare', en: 'IPS job coach' },
      },
    }),
    ground: named(z.enum(storyGrounds), 'Millä luvalla', 'Med vilken rätt', 'By what permission', {
      hintFi:
        'Oikean ihmisen tarinaan tarvitaan hänen kirjallinen lupansa. Keksitty tarina merkitään sivulle keksityksi.',
      hintSv:
        'En verklig människas berättelse kräver hens skriftliga tillstånd. En påhittad berättelse märks ut som påhittad på sidan.',
      hintEn:
        'A real person’s story needs their written permission. A made-up story is marked as made up on its page.',
      i18n: 'same',
      options: {
        permission: {
          fi: 'Kertojan kirjallinen lupa',
          sv: 'Berättarens skriftliga tillstånd',
          en: 'The teller’s written permission',
        },
        'made-up': { fi: 'Keksitty esimerkki', sv: 'Påhittat exempel', en: 'A made-up example' },
      },
    }),
    area,
    ...pictured,
    draft: item.draft,
  })
  .refine(altGiven, altMissing);
