/** A file of the kit, made when it is asked for. */
export interface KitFile {
  /** Its place in the package, such as `logo/horizontal-colour.svg`. */
  readonly path: string;
  readonly make: () => Uint8Array | string | Promise<Uint8Array>;
}

const types: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  json: 'application/json',
  zip: 'application/zip',
};

/** The media type of a file, by its name. */
export function typeOf(path: string): string {
  return types[kindOf(path)] ?? 'application/octet-stream';
}

/** How a file's name ends: `svg`. */
export function kindOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** A file's bytes. */
export async function bytesOf(file: KitFile): Promise<Uint8Array> {
  const made = await file.make();
  return typeof made === 'string' ? new TextEncoder().encode(made) : made;
}

/** The SHA-256 of bytes as `sha256sum` writes it. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
