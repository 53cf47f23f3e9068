import { clean } from './clean';
import { deliver } from './deliver';
import { takeEffect } from './desk/renewals';
import { digest, tellSkipped } from './digest';
import { eraseAsked } from './erase';
import { notify } from './notify';
import { issueDue } from './proof/issue';
import { rebuild } from './rebuild';
import { remind } from './remind';
import { eraseAgain } from './restore';
import { steps } from './store/clock';
import type { World } from './world';
import { askYearly } from './yearly';

/** What happens by itself, in this order, every five minutes. Each step may be run again, or twice at once. */
const list: Readonly<Record<string, (world: World) => Promise<unknown>>> = {
  restored: eraseAgain,
  clean,
  erasures: eraseAsked,
  questions: remind,
  renewals: takeEffect,
  credentials: issueDue,
  reminders: notify,
  yearly: askYearly,
  rebuild,
  digest,
  skipped: tellSkipped,
  deliver,
};

/** The names of the steps: each must have gone well lately, or somebody is to look. */
export const stepNames = Object.keys(list);

/** Runs every step. One that fails stops no other: it is logged, and told to whoever asks how we are. */
export async function tick(world: World, run = list): Promise<void> {
  for (const [name, step] of Object.entries(run)) {
    try {
      await step(world);
      await note(world, name, { doneAt: world.now().toISOString(), fault: null });
    } catch (error) {
      const fault = error instanceof Error ? error.name : 'thrown';
      world.log('clock.failed', { step: name, fault });
      await note(world, name, { failedAt: world.now().toISOString(), fault }).catch(() => {
        world.log('clock.unnoted', { step: name });
      });
    }
  }
}

function note(world: World, name: string, what: Partial<typeof steps.$inferInsert>) {
  return world.db
    .insert(steps)
    .values({ name, ...what })
    .onConflictDoUpdate({ target: steps.name, set: what });
}
