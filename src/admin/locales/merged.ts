export interface Phrases {
  readonly [key: string]: string | Phrases;
}

/** Phrases with others put over them, key by key. */
export function merged(base: Phrases, over: Phrases): Phrases {
  const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries(
    [...keys].map((key) => {
      const [one, other] = [base[key], over[key]];
      if (typeof one === 'object' && typeof other === 'object') return [key, merged(one, other)];
      return [key, other ?? one ?? ''];
    }),
  );
}
