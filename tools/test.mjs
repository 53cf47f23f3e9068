import { findBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { install, rerun } from './install.mjs';
import { bin, endAll, Failed, root, run, step } from './run.mjs';
import { stopped } from './stopped.mjs';

const stop = stopped();
const show = true;

process.chdir(root);
try {
  await install();
  if (!(await rerun(stop))) {
    stop.then(() => end(1));
    await check();
  }
} catch (error) {
  if (error instanceof Failed && error.output) console.error(`\n${error.output.trim()}`);
  console.error(`\n${error instanceof Error ? error.message : error}`);
  await end(1);
}

async function check() {
  const biome = bin('biome', '@biomejs/biome');
  const browser = await step('Finding a browser', findBrowser);
  await step('Types of the Worker', () => node(bin('wrangler'), 'types', '--config', 'wrangler.jsonc'));
  await step('Style and lint', () =>
    node(biome, 'ci', '--diagnostic-level=warn', `--colors=${process.stdout.isTTY ? 'force' : 'off'}`, '.'),
  );
  await step('Types', () => node(bin('astro', 'astro'), 'check'));
  await step('Build', () => build({ show }));
  await step('Tests', () =>
    run(process.execPath, [bin('vitest'), 'run', ...process.argv.slice(2)], {
      show,
      env: { CHROMIUM_PATH: browser, ...sqlite() },
    }),
  );
  await end(0);
}

/** Node before 22.13 knows `node:sqlite`, with which a test looks into the database, only by a flag. */
function sqlite() {
  const flag = '--experimental-sqlite';
  return process.allowedNodeEnvironmentFlags.has(flag)
    ? { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${flag}`.trim() }
    : {};
}

/** @param {string[]} args */
function node(...args) {
  return run(process.execPath, args, { show });
}

/** @param {number} code */
async function end(code) {
  await endAll();
  process.exit(code);
}
