import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { end, root } from './run.mjs';

const file = join(root, '.wrangler', 'serve.pid');

/**
 * Notes down who serves the site, so that the next start can end what a killed one left behind.
 * @param {number} group the server's process group
 */
export function note(group) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${process.pid} ${group}\n`);
}

/** Takes the note away, if it is still ours. */
export function forget() {
  if (existsSync(file) && noted()[0] === process.pid) rmSync(file);
}

/**
 * Ends an earlier `npm start` of this folder that still runs, or what is left of it. Process ids are used again, so
 * nobody is touched who does not come from this folder; where there is no /proc to tell, nobody is touched at all.
 * @returns {Promise<boolean>} whether there was something to end
 */
export async function endLeftover() {
  if (!existsSync(file) || !existsSync('/proc/self')) return false;
  const [pid, group] = noted();
  const starter = pid !== process.pid && isStarter(pid);
  if (starter) {
    process.kill(pid, 'SIGTERM');
    for (let tries = 0; isStarter(pid) && tries < 80; tries++) await wait(100);
  }
  const left = members(group).some(isServer);
  if (left) await end(group);
  rmSync(file, { force: true });
  return starter || left;
}

/** @returns {[number, number]} */
function noted() {
  const [pid = 0, group = 0] = readFileSync(file, 'utf8').split(' ').map(Number);
  return [pid, group];
}

/** @param {number} pid */
function isStarter(pid) {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === root &&
      /start\.mjs/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
    );
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isServer(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`SERVED_FROM=${root}`);
  } catch {
    return false;
  }
}

/** @param {number} group */
function members(group) {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        const [, parentAndGroup = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) \S /);
        return Number(parentAndGroup.split(' ')[1]) === group;
      } catch {
        return false;
      }
    });
}
