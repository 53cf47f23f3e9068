import type { apply as applyForm } from '../src/forms/apply';
import type { Locale } from '../src/i18n/locale';
import { href } from '../src/i18n/routes';
import { type Commitment, commitments } from '../src/programme/commitments';
import { classification } from '../src/programme/industries';
import { aDay } from '../src/programme/span';
import { logged } from './audit';
import { programme } from './content';
import { write } from './mail/letters';
import { once } from './once';
import { canonical, type Enclosure, enclosed } from './outbox';
import { counted } from './quota';
import { digest } from './secret';
import type { Staff } from './staff/sign';
import { applications, contacts, links, outbox } from './store/schema';
import { commit, insertion } from './store/statement';
import type { Stored, Submission } from './submit';
import { keeping, wordingOf } from './wording';
import type { World } from './world';

const putApplication = insertion(applications);
const putContact = insertion(contacts);
const putLink = insertion(links);

/**
 * Stores an application, the contacts, and the letter that asks to confirm it, in one transaction.
 * @param entered who wrote it down for an employer who phoned: the letter says so, and so does the log
 */
export async function apply(
  world: World,
  submission: Submission<typeof applyForm.fields>,
  entered?: Pick<Staff, 'id' | 'name'>,
): Promise<Stored> {
  const { id, digest: print, locale, answers } = submission;
  const made = world.now();
  const wording = await wordingOf(submission.locale);
  const confirmation = await confirmationOf(world, {
    id,
    made,
    letters: answers.letters,
    organisation: answers.organisation,
    to: answers.contactEmail,
    enteredBy: entered?.name,
  });
  const application: typeof applications.$inferInsert = {
    id,
    digest: print,
    reference: world.ids.reference(),
    state: 'unconfirmed',
    locale,
    letters: answers.letters,
    organisation: answers.organisation,
    businessId: answers.businessId,
    municipality: answers.municipality,
    industry: answers.industry,
    classification,
    size: answers.size,
    website: answers.website,
    scope: answers.scope,
    workplaces: answers.scope === 'parts' ? answers.workplaces : '',
    markName: answers.markName,
    commitments: Object.fromEntries(commitments.map((name) => [name, answers[`${name}How`]])) as Record<
      Commitment,
      string
    >,
    wording: wording.digest,
    madeAt: made.toISOString(),
    enteredBy: entered?.id ?? null,
  };
  const first = {
    application: id,
    place: 'first' as const,
    name: answers.contactName,
    role: answers.contactRole,
    email: answers.contactEmail,
    emailPrint: confirmation.letter.recipient,
    phone: answers.contactPhone,
  };
  const second = answers.secondEmail && {
    application: id,
    place: 'second' as const,
    name: answers.secondName,
    role: '',
    email: answers.secondEmail,
    emailPrint: await world.secret.print(canonical(answers.secondEmail)),
    phone: '',
  };
  const count = await counted(world, submission.visitor);
  const insert = () =>
    keeping(world, wording, (keep) =>
      commit(world, [
        ...keep,
        putApplication(world, application),
        ...(entered ? [logged(world, entered.id, 'application.entered', id)] : []),
        putContact(world, first),
        ...(second ? [putContact(world, second)] : []),
        putLink(world, confirmation.link),
        world.db.insert(outbox).values(confirmation.letter),
        ...count,
      ]),
    );
  return once(world, submission, applications, insert);
}

/** A fresh link that confirms an application, and the letter that carries it. */
export async function confirmationOf(
  world: World,
  application: {
    id: string;
    made: Date;
    letters: Locale;
    organisation: string;
    to: string;
    /** The name of who entered it at the desk, when somebody did. */
    enteredBy?: string | undefined;
  },
): Promise<{ link: typeof links.$inferInsert; letter: Enclosure }> {
  const token = world.ids.token();
  const days = programme.application.confirmDays;
  const { letters, to, enteredBy } = application;
  const filling = {
    organisation: application.organisation,
    link: world.origin + href('confirm', letters, { token }),
    days: String(days),
  };
  const letter = enteredBy
    ? write('confirm-entered', letters, to, { ...filling, who: enteredBy })
    : write('confirm-application', letters, to, filling);
  return {
    link: {
      hash: await digest(token),
      purpose: 'confirm',
      about: application.id,
      madeAt: world.now().toISOString(),
      expiresAt: new Date(application.made.getTime() + days * aDay).toISOString(),
    },
    letter: await enclosed(world, letter, { name: 'confirm-application', about: application.id }),
  };
}
