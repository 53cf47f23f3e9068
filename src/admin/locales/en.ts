import type { Phrases } from './merged';

/** Where Decap's own English is not used: its broad plus sign is missing from many fonts, a save is no unpublishing. */
export const en: Phrases = {
  collection: { collectionTop: { newButton: '+ %{collectionLabel}' } },
  editor: { editorToolbar: { unpublishing: 'Saving…' } },
};
