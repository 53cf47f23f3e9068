import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, step } from './run.mjs';

const oldest = [22, 12];

/**
 * Installs the packages with `npm ci` when they are missing or are not the lock file's. npm's own record in
 * `node_modules` is the stamp: it is written last, so an interrupted installation is not taken for a whole one.
 * @returns {Promise<void>} rejects with a `Failed` that holds npm's words
 */
export async function install() {
  if (installed()) return;
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  await step('Installing packages (about a minute, the first time only)', () =>
    npm?.endsWith('.js')
      ? run(process.execPath, [npm, ...args])
      : run('npm', args, { shell: process.platform === 'win32' }),
  );
}

function installed() {
  const wanted = packages('package-lock.json');
  const present = packages('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    const found = present[path]?.version;
    return path === '' || found === version || (found === undefined && optional === true);
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined}
 */
function packages(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

/**
 * Starts the running script again on the Node that came with the packages, when this one is too old for Astro.
 * @param {Promise<string>} stop passes a wish to stop on
 * @returns {Promise<boolean>} true when the work was done by the other Node and this process may end
 */
export async function rerun(stop) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [newMajor = 0, newMinor = 0] = oldest;
  if (major > newMajor || (major === newMajor && minor >= newMinor)) return false;
  const node = join(root, 'node_modules', '.bin', 'node');
  if (!existsSync(node)) {
    throw new Error(
      `Node ${oldest.join('.')} or newer is needed, this is ${process.versions.node}. See nodejs.org.`,
    );
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  stop.then(() => child.kill('SIGTERM'));
  process.exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  return true;
}
