import { getTableColumns, getTableName, type Table } from 'drizzle-orm';

export type Row = Readonly<Record<string, string | number | null>>;

/** A row as the database has it: columns by their own names, lists and objects as JSON. */
export function rowOf<T extends Table>(table: T, values: T['$inferInsert']): Row {
  const columns = Object.entries(getTableColumns(table));
  return Object.fromEntries(
    columns.flatMap(([key, column]) => {
      const value = (values as Record<string, unknown>)[key];
      if (value === undefined) return [];
      return [[column.name, value === null ? null : (column.mapToDriverValue(value) as string | number)]];
    }),
  );
}

/** Rows by table, in the order in which they may be put in. */
export class Rows {
  readonly #tables = new Map<string, Row[]>();

  add<T extends Table>(table: T, values: T['$inferInsert']): void {
    const name = getTableName(table);
    const rows = this.#tables.get(name) ?? [];
    rows.push(rowOf(table, values));
    this.#tables.set(name, rows);
  }

  of(name: string): readonly Row[] {
    return this.#tables.get(name) ?? [];
  }

  get all(): readonly (readonly [table: string, rows: readonly Row[]])[] {
    return [...this.#tables];
  }
}

const atOnce = 200;

/** The statements that put rows into a table, two hundred at once. */
export function insertsOf(db: D1Database, table: string, rows: readonly Row[]): D1PreparedStatement[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const sql = `INSERT INTO ${table} (${names.join(', ')})
    SELECT ${names.map((name) => `value->>'$.${name}'`).join(', ')} FROM json_each(?)`;
  return Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, at) =>
    db.prepare(sql).bind(JSON.stringify(rows.slice(at * atOnce, (at + 1) * atOnce))),
  );
}
