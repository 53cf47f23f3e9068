import { and, eq } from 'drizzle-orm';
import type { Confirmation } from '../src/forms/confirmation';
import { formatDay } from '../src/i18n/date';
import { dayAt } from '../src/programme/day';
import { addWorkdays } from '../src/programme/workdays';
import { programme } from './content';
import { isOpen, ownLink } from './link';
import { write } from './mail/letters';
import { mailboxFor } from './mailbox';
import { isConflict } from './once';
import { enclosed, isWaiting } from './outbox';
import { askMail } from './own/mail';
import { digest } from './secret';
import { applications, contacts, links, outbox } from './store/schema';
import type { World } from './world';

/** What a confirmation link leads to. Looking changes nothing: mail scanners follow links. */
export async function look(world: World, token: string): Promise<Confirmation> {
  const application = await behind(world, token);
  if (!application) return { state: 'gone' };
  if (application.state !== 'unconfirmed') {
    return { state: 'done', reference: application.reference, decideBy: application.decideBy ?? '' };
  }
  const { organisation, businessId, municipality, industry, size, website, workplaces, markName } =
    application;
  const published = { organisation, businessId, municipality, industry, size, website, workplaces, markName };
  return { state: 'ready', published, commitments: application.commitments };
}

/**
 * Confirms an application by its link: it is received, and must be decided within the promised working days.
 * The second contact is asked whether letters may go there, and a letter that would still ask for the confirmation is
 * taken back. Pressed twice, by two people or by a retry, it is confirmed once and told the same.
 */
export async function confirm(world: World, token: string): Promise<Confirmation> {
  const application = await behind(world, token);
  if (application?.state !== 'unconfirmed') return look(world, token);
  const now = world.now();
  const decideBy = addWorkdays(dayAt(now), programme.application.decisionWorkingDays);
  const received = { state: 'received', confirmedAt: now.toISOString(), decideBy } as const;
  const second = await secondOf(world, application.id);
  try {
    await world.db.batch([
      ...(await lettersOf(world, application, decideBy)),
      ...(second ? await askMail(world, application, 'second', second) : []),
      world.db
        .delete(outbox)
        .where(and(eq(outbox.about, application.id), eq(outbox.name, 'confirm-application'), isWaiting)),
      world.db
        .update(links)
        .set({ usedAt: now.toISOString() })
        .where(eq(links.hash, await digest(token))),
      world.db.update(applications).set(received).where(eq(applications.id, application.id)),
      world.db
        .update(contacts)
        .set({ confirmedAt: now.toISOString() })
        .where(and(eq(contacts.application, application.id), eq(contacts.place, 'first'))),
    ]);
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
  return look(world, token);
}

type Application = typeof applications.$inferSelect & { readonly to: string };

async function behind(world: World, token: string): Promise<Application | undefined> {
  const [row] = await world.db
    .select()
    .from(links)
    .innerJoin(applications, eq(applications.id, links.about))
    .innerJoin(contacts, and(eq(contacts.application, applications.id), eq(contacts.place, 'first')))
    .where(await isOpen(world, token, 'confirm'))
    .limit(1);
  return row && { ...row.applications, to: row.contacts.email };
}

async function secondOf({ db }: World, application: string) {
  const isSecond = and(eq(contacts.application, application), eq(contacts.place, 'second'));
  const [second] = await db.select().from(contacts).where(isSecond);
  return second;
}

/** The receipt and the letter to the team. Their ids belong to the application, so that they are written once. */
async function lettersOf(world: World, application: Application, decideBy: string) {
  const { id, organisation, reference, letters: locale } = application;
  const { mail, locale: ours, place = application.municipality } = mailboxFor(application.municipality);
  const { link, address } = await ownLink(world, id, locale);
  const receipt = write('application-received', locale, application.to, {
    organisation,
    reference,
    date: formatDay(decideBy, locale),
    own: address,
  });
  const notice = write('team-application', ours, mail, {
    organisation,
    reference,
    municipality: place,
    date: formatDay(decideBy, ours),
  });
  const known = { about: id, ours: true };
  return [
    world.db.insert(links).values(link),
    world.db.insert(outbox).values({
      ...(await enclosed(world, receipt, { name: 'application-received', ...known })),
      id: `application-received/${id}`,
    }),
    world.db.insert(outbox).values({
      ...(await enclosed(world, notice, { name: 'team-application', ...known })),
      id: `team-application/${id}`,
    }),
  ] as const;
}
