import type { Phrases } from './merged';

/** Where Decap's own English is not used: its broad plus sign is missing from many fonts. */
export const en: Phrases = {
  collection: { collectionTop: { newButton: '+ %{collectionLabel}' } },
};
