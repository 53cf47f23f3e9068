import { apply as form } from '../../src/forms/apply';
import { read } from '../../src/forms/form';
import { stampName } from '../../src/forms/state';
import { deskHref } from '../../src/i18n/desk';
import { apply } from '../apply';
import { readStamp, stamp } from '../stamp';
import { digestOf } from '../submit';
import type { Outcome, Page, Visit } from './page';

/** The stamp of this form is good for nothing else. */
const name = 'phoned';

/**
 * An application entered for an employer who phoned: the questions and checks of the public form, in the language of
 * its letters. It is unconfirmed like any other, and counts for nothing before the contact confirms it by letter.
 */
export const phoned: Page = {
  look: async ({ world }) => ({ page: 'phoned', stamp: await stamp(world, name) }),
  acts: { enter },
};

async function enter({ world, by }: Visit, data: FormData): Promise<Outcome> {
  const reading = read(form, data);
  if (!reading.ok) return { faults: reading.faults };
  const { answers } = reading;
  const opened = await readStamp(world, name, String(data.get(stampName) ?? ''));
  const submission = {
    id: opened.ok ? opened.id : world.ids.id(),
    digest: await digestOf(answers),
    locale: answers.letters,
    answers,
  };
  const stored = await apply(world, submission, by);
  return stored === 'stored'
    ? { done: 'entered', to: deskHref('application', { id: submission.id }) }
    : { faults: { organisation: 'changed' } };
}
