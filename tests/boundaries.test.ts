import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * Who may import whom: folders of this repository, `content`, and packages. `types` may be imported as types alone.
 * A file has the rule of the longest name that it begins with. The house's own folders are always open to themselves.
 */
const table: Readonly<
  Record<string, { readonly may: readonly string[]; readonly types?: readonly string[] }>
> = {
  'src/i18n': { may: [], types: ['src/programme'] },
  'src/programme': { may: [], types: ['src/i18n'] },
  'src/search': { may: [], types: ['src/i18n'] },
  'src/feeds': { may: [], types: ['src/i18n'] },
  'src/forms': { may: ['src/programme', 'src/i18n/locale', 'zod/mini'], types: ['src/i18n'] },
  'src/collections': { may: ['src/forms', 'src/programme', 'src/i18n', 'zod', 'content'] },
  'src/kit': {
    may: ['src/programme', 'src/i18n', 'fontkit', 'pdfkit', 'uqr', '@rgrove/parse-xml', '@resvg/resvg-wasm'],
    types: ['src/collections'],
  },
  'src/credential': {
    may: ['src/programme', 'src/i18n', 'jsonld', '@noble/ed25519'],
  },
  'src/desk': { may: ['src/forms', 'src/programme', 'src/i18n', 'zod/mini'], types: ['functions'] },
  'src/islands': {
    may: ['src/forms', 'src/programme', 'src/i18n/locale', 'react', 'src/credential', 'src/search'],
    types: ['src/i18n'],
  },
  'src/admin': {
    may: [
      'src/collections',
      'src/i18n',
      'src/programme',
      'src/kit',
      'src/components/body',
      'content',
      'react',
      'marked',
      'yaml',
      'zod',
      'decap-cms-core',
      'decap-cms-backend-github',
      'decap-cms-lib-util',
      'decap-cms-backend-proxy',
      'decap-cms-locales',
      'decap-cms-widget-boolean',
      'decap-cms-widget-datetime',
      'decap-cms-widget-file',
      'decap-cms-widget-image',
      'decap-cms-widget-list',
      'decap-cms-widget-number',
      'decap-cms-widget-object',
      'decap-cms-widget-richtext',
      'decap-cms-widget-select',
      'decap-cms-widget-string',
      'decap-cms-widget-text',
    ],
  },
  'src/components': {
    may: ['src', 'content', 'astro', 'astro:content', 'astro:assets'],
    types: ['functions'],
  },
  'src/layouts': { may: ['src', 'content', 'astro'], types: ['functions'] },
  'src/pages': { may: ['src', 'content', 'astro'] },
  'src/views': { may: ['src', 'content', 'astro', 'astro:content'], types: ['functions'] },
  'src/content.config.ts': { may: ['src', 'astro', 'astro:content'] },
  'src/env.d.ts': { may: ['src'], types: ['functions'] },
  functions: {
    may: [
      'src/forms',
      'src/programme',
      'src/i18n',
      'src/kit',
      'src/credential',
      'src/desk',
      'src/search',
      'hono',
      'drizzle-orm',
      'resend',
      'marked',
      'virtual:islands',
      'node:crypto',
    ],
    types: ['src/collections'],
  },
  'functions/cms': {
    may: [
      '@octokit/auth-app',
      '@octokit/request',
      'node:crypto',
      'hono',
      'zod/mini',
      'src/desk',
      'src/programme',
    ],
  },
  'functions/content.ts': { may: ['src/collections', 'content'], types: ['src/i18n'] },
  'functions/kit': {
    may: ['src/kit', 'src/i18n', 'src/programme', 'hono', 'drizzle-orm', 'client-zip', '@resvg/resvg-wasm'],
  },
  'functions/worker.ts': { may: ['astro', '@astrojs/cloudflare', 'src/forms', 'src/i18n'] },
};

/** Where the clock and chance come in. The rest is told the time. */
const clocks = {
  'functions/world.ts': 'builds the world',
  'src/islands': "the reader's own clock",
  'src/components/items.ts': 'the day of the build',
  'src/admin': "the officer's own clock",
};

const files = globSync('{src,functions}/**/*.{ts,tsx,astro}').map((file) => ({
  file,
  text: readFileSync(file, 'utf8'),
}));
const begins = (path: string, start: string) => path === start || path.startsWith(`${start}/`);

interface Import {
  readonly file: string;
  readonly target: string;
  readonly type: boolean;
}

/** Every import of a file, as a path of the repository or the name of a package. */
function importsOf({ file, text }: { file: string; text: string }): Import[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const from = [
    ...bare.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s+)?([^'"`;]*?)\s*from\s*'([^']+)'/g),
  ].map(([, type, names = '', target = '']) => ({
    target,
    type: Boolean(type) || /^\{\s*(type\s+\w+(\s+as\s+\w+)?\s*,?\s*)+\}$/.test(names.trim()),
  }));
  const rest = [
    ...bare.matchAll(
      /(?:^|\n)\s*import\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|import\.meta\.glob[^(]*\(\s*'([^']+)'/g,
    ),
  ].map(([whole, effect, dynamic, glob]) => ({
    target: effect ?? dynamic ?? glob ?? '',
    type:
      /extends Partial<import|: import\(/.test(whole) || (dynamic !== undefined && file.endsWith('.d.ts')),
  }));
  return [...from, ...rest].map(({ target, type }) => ({
    file,
    type,
    target: target.startsWith('.')
      ? normalize(join(dirname(file), target)).replace(/\?.*$/, '')
      : target.replace(/\?.*$/, ''),
  }));
}

const imports = files.flatMap(importsOf);

function ruleOf(file: string) {
  const name = Object.keys(table)
    .filter((start) => begins(file, start))
    .sort((a, b) => b.length - a.length)[0];
  const rule = name === undefined ? undefined : table[name];
  return name === undefined || !rule ? undefined : { name, ...rule };
}

function isAllowed({ file, target, type }: Import): boolean {
  const rule = ruleOf(file);
  if (!rule) return false;
  const own = rule.name.startsWith('functions') ? 'functions' : rule.name;
  const open = [own, ...rule.may, ...(type ? (rule.types ?? []) : [])];
  return (
    open.some((name) => begins(target, name)) ||
    (begins(target, 'src/styles') && begins(file, 'src') && !begins(file, 'src/islands'))
  );
}

describe('the boundaries', () => {
  test('are read from every file', () => {
    expect(files.length).toBeGreaterThan(80);
    expect(imports.length).toBeGreaterThan(300);
    for (const name of ['src/forms', 'src/islands', 'functions'])
      expect(imports.some(({ file }) => begins(file, name))).toBe(true);
  });

  test('have a rule for every folder', () => {
    expect(
      files
        .filter(({ file }) => !ruleOf(file))
        .map(({ file }) => file)
        .filter((file) => file !== 'src/modules.d.ts'),
    ).toEqual([]);
  });

  test('are kept: nobody imports whom they may not', () => {
    const broken = imports
      .filter((one) => !isAllowed(one))
      .map(({ file, target, type }) => `${file} → ${type ? 'type of ' : ''}${target}`);
    expect(broken).toEqual([]);
  });

  test('keep the tests and the tools out of the program', () => {
    expect(imports.filter(({ target }) => begins(target, 'tests') || begins(target, 'tools'))).toEqual([]);
  });

  test('would be seen to be broken', () => {
    for (const [file, target, type] of [
      ['src/programme/day.ts', 'zod', false],
      ['src/forms/apply.ts', 'src/i18n/translate', false],
      ['src/forms/apply.ts', 'zod', false],
      ['src/islands/Form.tsx', 'src/collections/read', false],
      ['src/views/home.astro', 'functions/world', false],
      ['functions/apply.ts', 'astro', false],
      ['functions/apply.ts', 'src/collections/read', false],
      ['functions/apply.ts', 'src/components/Door.astro', false],
      ['functions/apply.ts', 'zod', false],
      ['src/i18n/locale.ts', 'src/forms/apply', true],
    ] as const) {
      expect(isAllowed({ file, target, type }), `${file} → ${target}`).toBe(false);
    }
  });
});

test('the clock and chance come in where the world is built', () => {
  const reading = /Date\.now\(|new Date\(\)|Math\.random|CURRENT_TIMESTAMP|performance\.now/;
  const all = [
    ...files,
    ...globSync('functions/migrations/*.sql').map((file) => ({ file, text: readFileSync(file, 'utf8') })),
  ];
  const found = all.filter(({ text }) => reading.test(text)).map(({ file }) => file);
  expect(found.filter((file) => !Object.keys(clocks).some((start) => begins(file, start)))).toEqual([]);
  for (const start of Object.keys(clocks))
    expect(
      found.some((file) => begins(file, start)),
      start,
    ).toBe(true);
});

test('a comment keeps within 120 letters a line', () => {
  const wide = globSync('{src,functions,tests,tools}/**/*.{ts,tsx,astro,mjs,css}').flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, at) =>
        line.length > 120 && /^\s*(\/?\*|\/\/)/.test(line) ? [`${file}:${at + 1}`] : [],
      ),
  );
  expect(wide).toEqual([]);
});

test('nothing is exported that nobody uses', () => {
  const everything = [
    ...files,
    ...globSync('{tests,tools}/**/*.{ts,tsx,mjs}').map((file) => ({
      file,
      text: readFileSync(file, 'utf8'),
    })),
  ];
  const unused = files
    .filter(
      ({ file }) =>
        /\.tsx?$/.test(file) && !/(^src\/pages\/|\.d\.ts$|content\.config\.ts$|worker\.ts$)/.test(file),
    )
    .flatMap(({ file, text }) =>
      [...text.matchAll(/^export (?:async )?(?:const|function|class) (\w+)/gm)].flatMap(([, name = '']) => {
        const word = new RegExp(`\\b${name}\\b`, 'g');
        const used = everything.some(
          (other) => (other.text.match(word) ?? []).length > (other.file === file ? 1 : 0),
        );
        return used ? [] : [`${file}: ${name}`];
      }),
    );
  expect(unused).toEqual([]);
});
