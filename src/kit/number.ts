/** A number in as few characters as it takes at two decimals. */
export function written(value: number): string {
  return String(Math.round(value * 100) / 100).replace(/^(-?)0\./, '$1.');
}
