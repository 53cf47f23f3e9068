import { sql } from 'drizzle-orm';
import { dayAt } from '../../src/programme/day';
import { kitDownloads } from '../store/kit';
import type { World } from '../world';

/** Counts a download by day and kind of file. Who downloaded is not known, whose kit it was is not kept. */
export async function countDownload(world: World, kind: string): Promise<void> {
  await world.db
    .insert(kitDownloads)
    .values({ day: dayAt(world.now()), kind, count: 1 })
    .onConflictDoUpdate({
      target: [kitDownloads.day, kitDownloads.kind],
      set: { count: sql`kit_downloads.count + 1` },
    });
}
