import type { World } from './world';

const minute = 60_000;
/** A person needs longer than this to fill in a form. */
export const shortest = 3_000;
/** A page left open longer than this is given a new stamp when it is sent. */
export const longest = 24 * 60 * minute;

export type StampFault = 'early' | 'stale';

/** A form's own name and the time it was opened, signed: `<id>.<milliseconds, base 36>.<signature>`. */
export async function stamp(world: World): Promise<string> {
  const text = `${world.ids.id()}.${world.now().getTime().toString(36)}`;
  return `${text}.${await world.secret.sign(text)}`;
}

/**
 * Reads the stamp that a form was sent with.
 * @returns the form's id; `early` when it was filled in faster than people can, `stale` when it is too old or not ours
 */
export async function readStamp(
  world: World,
  sent: string,
): Promise<{ ok: true; id: string } | { ok: false; fault: StampFault }> {
  const [id = '', time = '', signature = ''] = sent.split('.');
  if (!(await world.secret.verify(`${id}.${time}`, signature))) return { ok: false, fault: 'stale' };
  const age = world.now().getTime() - Number.parseInt(time, 36);
  if (age < shortest) return { ok: false, fault: 'early' };
  return age > longest ? { ok: false, fault: 'stale' } : { ok: true, id };
}
