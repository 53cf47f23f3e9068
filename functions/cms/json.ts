/** What a text of JSON holds. @returns undefined when it is none */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
