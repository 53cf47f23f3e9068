/**
 * A memory of what was made last, for what costs much to make.
 * @param most so many are remembered; then the oldest is forgotten for each new one
 * @returns what gives the thing of a key, made when it is not remembered
 */
export function keep<Thing>(most: number): (key: string, make: () => Thing) => Thing {
  const kept = new Map<string, Thing>();
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    kept.set(key, made);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return made;
  };
}
