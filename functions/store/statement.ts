import { fillPlaceholders, getTableColumns, type Query, type SQL, sql } from 'drizzle-orm';
import { SQLiteAsyncDialect, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { lazy } from '../lazy';
import type { World } from '../world';

/*
 * Drizzle writes a statement out anew each time it runs; with a form that stores five, that takes as long as reading
 * the form. Here it writes once, with gaps, and only the values are filled in.
 */

/** One transaction of what Drizzle built and of statements that were written out before. */
export function commit(
  { db }: World,
  statements: readonly (D1PreparedStatement | { toSQL(): Query })[],
): Promise<unknown> {
  return db.$client.batch(
    statements.map((statement) => {
      if (!('toSQL' in statement)) return statement;
      const { sql: text, params } = statement.toSQL();
      return db.$client.prepare(text).bind(...params);
    }),
  );
}

/**
 * A statement that Drizzle writes out the first time it is asked for.
 * @param make gives it with gaps (`sql.placeholder`) where values go
 */
export function statement<Gap extends string>(make: (world: World) => { toSQL(): Query }) {
  let written: Query | undefined;
  return (world: World, values: Record<Gap, unknown>): D1PreparedStatement => {
    written ??= make(world).toSQL();
    return world.db.$client.prepare(written.sql).bind(...fillPlaceholders(written.params, values));
  };
}

/**
 * What puts a row into a table. What the row leaves out is null, and its values are plain ones: for a column's default,
 * or an expression, there is Drizzle's own insert.
 */
export function insertion<T extends SQLiteTable>(table: T) {
  const names = Object.keys(getTableColumns(table));
  const nothing = Object.fromEntries(names.map((name) => [name, null]));
  const gaps = Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]));
  const put = statement(({ db }) => db.insert(table).values(gaps as T['$inferInsert']));
  return (world: World, row: T['$inferInsert']) => put(world, { ...nothing, ...row });
}

/**
 * An expression for a larger statement, written out the first time it is asked for.
 * @param make gives it with gaps (`sql.placeholder`) where values go; no question mark may stand in it
 */
export function expression<Gap extends string>(make: () => SQL) {
  const written = lazy(() => {
    const { sql: text, params } = new SQLiteAsyncDialect().sqlToQuery(make());
    const parts = text.split('?');
    return { parts: Object.assign(parts, { raw: parts }), params };
  });
  return <T>(values: Record<Gap, unknown>): SQL<T> => {
    const { parts, params } = written();
    return sql<T>(parts, ...fillPlaceholders(params, values));
  };
}
