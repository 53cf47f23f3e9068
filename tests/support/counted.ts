/**
 * A database that counts.
 * @param read is told how many rows each query read
 */
export function counted(database: D1Database, read: (rows: number) => void): D1Database {
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, name) {
        if (name === 'bind') return (...values: unknown[]) => wrap(target.bind(...values));
        if (name === 'all' || name === 'raw') {
          return async (...rest: unknown[]) => {
            const answer = await target.all<Record<string, unknown>>();
            read(answer.meta.rows_read ?? 0);
            return name === 'all'
              ? answer
              : (target.raw as (...rest: unknown[]) => Promise<unknown>)(...rest);
          };
        }
        const value = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  return new Proxy(database, {
    get(target, name) {
      if (name === 'prepare') return (text: string) => wrap(target.prepare(text));
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
