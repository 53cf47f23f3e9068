import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { offline } from './offline.mjs';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** @type {Set<number>} */
const groups = new Set();

/**
 * Runs a program in the project's folder, in a process group of its own that is gone when this settles.
 * @param {string} program
 * @param {string[]} args
 * @param {{ show?: boolean, env?: NodeJS.ProcessEnv, shell?: boolean }} [options] `show` passes the output through at
 *   once
 * @returns {Promise<string>} what it printed (empty with `show`); rejects with a `Failed` when it fails
 */
export async function run(program, args, { show = false, env = {}, shell = false } = {}) {
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...offline, ...env },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    detached: process.platform !== 'win32',
    shell,
  });
  const group = child.pid ?? 0;
  groups.add(group);
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (status, signal) => resolve(status ?? signal));
    });
    if (code !== 0) throw new Failed(`${program} ${args.join(' ')} ended with ${code}`, output);
    return output;
  } finally {
    await end(group);
    groups.delete(group);
  }
}

/** Ends everything that `run` has started and that still runs. */
export async function endAll() {
  await Promise.all([...groups].map(end));
}

/**
 * Ends a process group: asks first, insists after two seconds.
 * @param {number} group its leader's process id
 */
export async function end(group) {
  if (group <= 0) return;
  const deadline = Date.now() + 2_000;
  let alive = signal(group, 'SIGTERM');
  while (alive && Date.now() < deadline) {
    await wait(50);
    alive = signal(group, 0);
  }
  if (alive) signal(group, 'SIGKILL');
}

/**
 * @param {number} group
 * @param {NodeJS.Signals | 0} name
 * @returns {boolean} whether anybody was there
 */
function signal(group, name) {
  try {
    return process.kill(process.platform === 'win32' ? group : -group, name);
  } catch {
    return false;
  }
}

/**
 * The JavaScript file behind a package's command, so that it runs on this Node whatever the PATH says.
 * @param {string} command
 * @param {string} [owner] the package, when it is not named like its command
 */
export function bin(command, owner = command) {
  const folder = join(root, 'node_modules', owner);
  /** @type {{ bin: string | Record<string, string> }} */
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof about.bin === 'string' ? about.bin : (about.bin[command] ?? ''));
}

/**
 * Does one piece of work and says how long it took.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const start = performance.now();
  console.log(`  ${name} …`);
  const result = await work();
  console.log(`  ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

/** A program that did not succeed, with what it printed. */
export class Failed extends Error {
  /**
   * @param {string} message
   * @param {string} output
   */
  constructor(message, output) {
    super(message);
    this.output = output;
  }
}
