import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../tools/run.mjs';

interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const execute = promisify(execFile);
const workflow = parse(await readFile(join(root, '.github/workflows/site.yml'), 'utf8'));
const steps: readonly Step[] = workflow.jobs.publish.steps;
const stepOf = (name: string) => steps.find((step) => step.name === name) ?? {};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflow-'));
  await git('init', '--initial-branch=main');
  // Stands in for `npm`: says that the tests ran, and how they went.
  await put('bin/npm', '#!/bin/sh\necho ran\ntest ! -e red\n');
  await chmod(join(folder, 'bin/npm'), 0o755);
  await commit('functions/app.ts', 'code');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const person = ['-c', 'user.name=x', '-c', 'user.email=x@example.fi'];
const git = (...args: string[]) => execute('git', [...person, ...args], { cwd: folder });

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

async function commit(path: string, text: string): Promise<void> {
  await put(path, text);
  await git('add', '--', path);
  await git('commit', '-m', path);
}

/** What the tests of the newest commit come to, as GitHub runs the step. */
async function tested(): Promise<'passed' | 'failed' | 'not run'> {
  const env = { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}` };
  const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', stepOf('Test').run ?? ''];
  return execute('bash', args, { cwd: folder, env }).then(
    ({ stdout }) => (stdout.includes('ran') ? 'passed' : 'not run'),
    () => 'failed',
  );
}

describe.skipIf(process.platform === 'win32')('what is to be published', () => {
  test('is tested the first time, and when its code is not what was published', async () => {
    expect(await tested()).toBe('passed');
    await git('tag', 'published');
    expect(await tested()).toBe('not run');
    await commit('content/news/x.fi.md', 'words');
    expect(await tested()).toBe('not run');
    await commit('functions/app.ts', 'other code');
    expect(await tested()).toBe('passed');
  });

  test('is tested again after code that failed, also when words alone were saved since', async () => {
    await git('tag', 'published');
    await commit('red', '');
    expect(await tested()).toBe('failed');
    await commit('content/news/x.fi.md', 'words');
    expect(await tested()).toBe('failed');
    await git('rm', 'red');
    await git('commit', '-m', 'mended');
    expect(await tested()).toBe('not run');
  });
});

test('the tests run whatever started the workflow, before anything is published, and what is published is marked after', () => {
  const names = steps.map(({ name }) => name);
  expect(stepOf('Test').if).toBe("github.ref_name == 'main'");
  expect(names.indexOf('Test')).toBeLessThan(names.indexOf('Publish'));
  expect(names.indexOf('Publish')).toBeLessThan(names.indexOf('Mark what is published'));
});

test('no step but those that publish or speak to GitHub has a key, so that no test or package does', () => {
  const isKeyed = ({ env = {} }: Step) => /secrets\.|github\.token/.test(JSON.stringify(env));
  expect(JSON.stringify(workflow.env)).not.toMatch(/secrets\.|github\.token/);
  expect(steps.filter(isKeyed).map(({ name }) => name)).toEqual([
    'Say that it has begun',
    'Publish',
    'Mark what is published',
    'Publish a preview',
    'Say that it went well',
    'Say what is wrong',
  ]);
  expect(steps.find(({ run }) => !run)).toMatchObject({ with: { 'persist-credentials': false } });
});
