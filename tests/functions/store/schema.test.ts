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
const tables = Object.values(files).flatMap((file) => Object.values(file)).filter((part): part is SQLiteTable => is(part, SQLiteTable));

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly pk: number;
}

test('the schema knows every table that the migrations make', async () => {
  expect(tables.map(getTableName).sort()).toEqual(Object.keys(await dump(world)));
});

test.each(tables.map((table) => [getTableName(table), table] as const))('%s has the columns that the schema says', async (name, table) => {
  const { results } = await world.db.$client.prepare(`SELECT * FROM pragma_table_info('${name}')`).all<Column>();
  const keys = getTableConfig(table).primaryKeys.flatMap((key) => key.columns.map((column) => column.name));
  const made = results.map((column) => ({ name: column.name, type: column.type.toLowerCase(), needed: column.notnull === 1 || column.pk > 0, key: column.pk > 0 }));
  const said = Object.values(getTableColumns(table)).map((column) => ({
    name: column.name,
    type: column.getSQLType(),
    needed: column.notNull,
    key: column.primary || keys.includes(column.name),
  }));
  expect(said).toEqual(made);
});

test('every table is strict, so that no column holds what it should not', async () => {
  const { results } = await world.db.$client.prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").all<{ name: string; strict: number }>();
  const names = new Set(tables.map(getTableName));
  for (const { name, strict } of results) if (names.has(name)) expect([name, strict]).toEqual([name, 1]);
});
