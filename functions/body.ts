/** More than any form here can need: five commitments of 600 characters, each three bytes, each written as %XX. */
const largest = 128 * 1024;
const mostFields = 100;

/**
 * Reads a posted form, counting bytes as they come.
 * @returns the form, or the status to refuse it with: 413 too large, 415 no form at all, 400 a form nobody could have
 *   sent
 */
export async function readForm(
  request: Request,
): Promise<{ ok: true; data: FormData } | { ok: false; status: 400 | 413 | 415 }> {
  const type = request.headers.get('content-type') ?? '';
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (
    !/^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i.test(type) ||
    encoding !== 'identity'
  ) {
    return { ok: false, status: 415 };
  }
  if (Number(request.headers.get('content-length') ?? 0) > largest) return { ok: false, status: 413 };
  try {
    const bytes = await readBytes(request, largest);
    if (!bytes) return { ok: false, status: 413 };
    const data = await new Response(bytes, { headers: { 'content-type': type } }).formData();
    const values = [...data.values()];
    const files = values.some((value) => typeof value !== 'string');
    return files || values.length > mostFields ? { ok: false, status: 400 } : { ok: true, data };
  } catch {
    return { ok: false, status: 400 };
  }
}

/** One field of a posted form; null when it has none, or there is no form to be read. */
export async function fieldIn(request: Request, name: string): Promise<FormDataEntryValue | null> {
  const form = await readForm(request);
  return form.ok ? form.data.get(name) : null;
}

/**
 * Reads a body, counting bytes as they come.
 * @returns undefined when there are more than `most`; the rest is not read
 */
export async function readBytes(
  request: Request,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.byteLength;
    if (length > most) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
