/** How a text stands to the number of characters that its field takes. */
export interface Count {
  readonly state: 'short' | 'fine' | 'near' | 'over';
  /** How many are missing, left or too many. */
  readonly characters: number;
}

/** Counts as the check before saving does: what stands around the text is not part of it. */
export function count(text: string, most: number, least = 0): Count {
  const { length } = text.trim();
  if (length > most) return { state: 'over', characters: length - most };
  if (length > 0 && length < least) return { state: 'short', characters: least - length };
  const left = most - length;
  return { state: left <= most / 10 ? 'near' : 'fine', characters: left };
}
