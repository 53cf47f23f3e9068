/** Chance that falls the same way each time: Mulberry32, by Tommy Ettinger (public domain). */
export interface Chance {
  /** A whole number from `least` to `most`, both among them. */
  between(least: number, most: number): number;
  one<T>(of: readonly T[]): T;
  /** True so many times of a hundred. */
  likely(percent: number): boolean;
  /** Fills with bytes, as `crypto.getRandomValues` does: what ids are made of. */
  getRandomValues<T extends ArrayBufferView>(bytes: T): T;
}

/** @param seed a whole number of 32 bits */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    between,
    one: (of) => {
      const chosen = of[between(0, of.length - 1)];
      if (chosen === undefined) throw new Error('Nothing to choose from');
      return chosen;
    },
    likely: (percent) => next() * 100 < percent,
    getRandomValues: (bytes) => {
      const view = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let at = 0; at < view.length; at += 1) view[at] = between(0, 255);
      return bytes;
    },
  };
}
