import { and, eq, inArray } from 'drizzle-orm';
import { toContacts, withOwnLink } from '../contacts';
import { isReceived, loggedWhile, made } from '../guard';
import { ownLink } from '../link';
import { write } from '../mail/letters';
import { isWaiting } from '../outbox';
import { applications, links, outbox } from '../store/schema';
import type { World } from '../world';
import type { Entry } from './entry';
import { usedUp } from './links';

/**
 * Takes an application back at the applicant's wish, until it is decided; the letters that still wait about it go with
 * it, and a last one confirms it.
 * @returns the path of the own page behind a fresh link for reading, or undefined when it was decided meanwhile
 */
export async function withdraw(world: World, { application }: Entry): Promise<string | undefined> {
  const { db } = world;
  const now = world.now().toISOString();
  const { link, address } = await ownLink(world, application.id, application.letters);
  const done = await made(
    db.batch([
      loggedWhile(world, isReceived(application.id), {
        actor: 'applicant',
        verb: 'application.withdrawn',
        about: application.id,
      }),
      db
        .update(applications)
        .set({ state: 'withdrawn', withdrawnAt: now })
        .where(eq(applications.id, application.id)),
      db
        .delete(outbox)
        .where(
          and(
            eq(outbox.about, application.id),
            isWaiting,
            inArray(outbox.name, ['question', 'question-reminder', 'change-link']),
          ),
        ),
      usedUp(world, application.id),
      db.insert(links).values(link),
      ...(await toContacts(world, {
        application: application.id,
        name: 'application-withdrawn',
        id: ({ place }) => `application-withdrawn/${application.id}/${place}`,
        written: withOwnLink(world, application.id, (locale, to, own) =>
          write('application-withdrawn', locale, to, {
            organisation: application.organisation,
            reference: application.reference,
            own,
          }),
        ),
      })),
    ]),
  );
  return done ? new URL(address).pathname : undefined;
}
