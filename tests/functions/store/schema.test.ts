import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { beforeAll, expect, test } from 'vitest';
import { dump } from '../../support/store';
import { freshWorld, type TestWorld } from '../../support/world';

let world: TestWorld;
beforeAll(async () => {
  world = await freshWorld();
});

const files = import.meta.glob<Record<string, unknown>>('../../../functions/store/*.ts', { eager: true });
const tables = Object.values(files)
  .flatMap((file) => Object.values(file))
  .flatMap((part) =>
    typeof part === 'object' && part !== null && !is(part, SQLiteTable) ? Object.values(part) : [part],
  )
  .filter((part): part is SQLiteTable => is(part, SQLiteTable));

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly pk: number;
}

/** What the code says of the columns of a table, by name; several places may each know a part of it. */
function saidOf(name: string) {
  const columns = tables
    .filter((table) => getTableName(table) === name)
    .flatMap((table) => {
      const keys = getTableConfig(table).primaryKeys.flatMap((key) =>
        key.columns.map((column) => column.name),
      );
      return Object.values(getTableColumns(table)).map((column) => ({
        name: column.name,
        type: column.getSQLType(),
        needed: column.notNull,
        key: column.primary || keys.includes(column.name),
      }));
    });
  return [...new Map(columns.map((column) => [JSON.stringify(column), column])).values()].sort(byName);
}

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);

test('the schema knows every table that the migrations make', async () => {
  expect([...new Set(tables.map(getTableName))].sort()).toEqual(Object.keys(await dump(world)));
});

test.each([...new Set(tables.map(getTableName))])('%s has the columns that the schema says', async (name) => {
  const { results } = await world.db.$client
    .prepare(`SELECT * FROM pragma_table_info('${name}')`)
    .all<Column>();
  const made = results.map((column) => ({
    name: column.name,
    type: column.type.toLowerCase(),
    needed: column.notnull === 1 || column.pk > 0,
    key: column.pk > 0,
  }));
  expect(saidOf(name)).toEqual(made.sort(byName));
});

test('every table is strict, so that no column holds what it should not', async () => {
  const { results } = await world.db.$client
    .prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    .all<{ name: string; strict: number }>();
  const names = new Set(tables.map(getTableName));
  for (const { name, strict } of results) if (names.has(name)) expect([name, strict]).toEqual([name, 1]);
});
