import type { Locale } from '../i18n/locale';
import { tell } from './notice';
import { say } from './words';

const longest = 2400;
const largest = 20 * 1024 * 1024;
const kinds = ['image/jpeg', 'image/png', 'image/webp'];
/** Files that have been made ready and may go on to Decap. */
const ready = new WeakSet<File>();

/**
 * Makes every file ready before Decap takes it: a name that no other file has, and a picture at most 2400 pixels
 * long and drawn anew, so that it says nothing of where and with what it was taken. The master drawings of the logo
 * have their own way.
 */
export function watch(language: Locale): void {
  document.addEventListener(
    'change',
    (event) => {
      const input = event.target;
      if (!(input instanceof HTMLInputElement) || input.type !== 'file' || input.dataset['drawing']) return;
      const files = [...(input.files ?? [])];
      if (files.length === 0 || files.every((file) => ready.has(file))) return;
      event.stopImmediatePropagation();
      Promise.all(files.map((file) => prepared(file)))
        .then((made) => hand(input, made))
        .catch((error: unknown) => {
          input.value = '';
          const word = error instanceof TooLarge ? 'upload.large' : 'upload.kind';
          tell({ title: say(language, word), close: say(language, 'close'), isFault: true });
        });
    },
    { capture: true },
  );
}

class TooLarge extends Error {}

function hand(input: HTMLInputElement, files: readonly File[]): void {
  const transfer = new DataTransfer();
  for (const file of files) {
    ready.add(file);
    transfer.items.add(file);
  }
  input.files = transfer.files;
  for (const file of input.files ?? []) ready.add(file);
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

async function prepared(file: File): Promise<File> {
  if (file.size > largest) throw new TooLarge();
  if (!file.type.startsWith('image/') || file.type === 'image/svg+xml')
    return new File([file], unique(file.name), { type: file.type });
  const type = kinds.includes(file.type) ? file.type : 'image/jpeg';
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type, quality: 0.86 });
  const ending = { 'image/png': 'png', 'image/webp': 'webp' }[type] ?? 'jpg';
  return new File([blob], unique(file.name.replace(/\.\w+$/, `.${ending}`)), { type });
}

/** `Kesäjuhla 1.JPG` → `kesajuhla-1-20261121-0dwz.jpg`. */
function unique(name: string): string {
  const [, stem = name, ending = ''] = /^(.*?)(\.\w+)?$/.exec(name) ?? [];
  const plain = stem
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const chance = [...crypto.getRandomValues(new Uint8Array(4))]
    .map((byte) => (byte % 36).toString(36))
    .join('');
  return `${plain.slice(0, 60) || 'tiedosto'}-${day}-${chance}${ending.toLowerCase()}`;
}
