import { makeZip } from 'client-zip';
import { type KitLanguage, localesOf } from '../../src/kit/draw';
import { bytesOf, type KitFile, sha256 } from '../../src/kit/file';
import type { Holder } from '../../src/kit/holder';
import { personalFiles } from '../../src/kit/personal';
import { readme } from '../../src/kit/readme';
import { bakedBadge } from '../proof/baked';
import { type Stored, storedCredential } from '../proof/stored';
import type { World } from '../world';
import { masters, pixels } from './mark';
import { wordsOf } from './words';

/** A file that the build has put under `kit/`, as `list.json` has it. */
interface Listed {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** Hands out a file that the build has made; nobody reaches `kit/` from outside. */
export type Shelf = (path: string) => Promise<Response>;

/** A holder's own files in a language, ready to be drawn; the signed badges when they are signed. */
export async function ownFiles(world: World, holder: Holder, language: KitLanguage): Promise<KitFile[]> {
  await pixels();
  const words = wordsOf(world.origin);
  const stored = await storedCredential(world, holder.code);
  return [
    ...personalFiles(masters, words, holder, language),
    ...(stored ? signedFiles(world, holder, language, stored) : []),
    ...localesOf(language).map((locale) => ({
      path: `README.${locale}.txt`,
      make: () => readme(words, holder, locale, { signed: stored !== undefined }),
    })),
  ];
}

/** The badges with the credential in them, and the credential by itself. */
function signedFiles(world: World, { code }: Holder, language: KitLanguage, stored: Stored): KitFile[] {
  const kinds = localesOf(language).flatMap((locale) => [[locale, 'svg'] as const, [locale, 'png'] as const]);
  return [
    ...kinds.map(([locale, type]) => ({
      path: `own/badge/signed.${locale}.${type}`,
      make: async () => {
        const baked = await bakedBadge(world, code, locale, type, stored.serial);
        if (!baked) throw new Error(`The credential ${stored.serial} of ${code} has gone meanwhile`);
        return baked.bytes;
      },
    })),
    { path: 'own/badge/credential.json', make: () => stored.document },
  ];
}

/**
 * The whole kit of a holder in a language as one zip, made while it is sent: what the build has made, what is the
 * holder's own, and the SHA-256 of each. Times in it are the award's first day, so the same kit is the same bytes.
 * @throws when the build has left no kit
 */
export async function pack(
  world: World,
  holder: Holder,
  language: KitLanguage,
  shelf: Shelf,
): Promise<ReadableStream<Uint8Array>> {
  const answer = await shelf('/kit/list.json');
  if (!answer.ok) throw new Error('The build has left no kit/list.json');
  const listed = ((await answer.json()) as Record<KitLanguage, readonly Listed[]>)[language];
  const own = await ownFiles(world, holder, language);
  const lastModified = new Date(`${holder.from}T12:00:00Z`);
  const folder = `${folderOf(holder)}-${localesOf(language).join('-')}`;

  async function* entries() {
    const sums: string[] = [];
    for (const { path, size, sha256: sum } of listed) {
      const file = await shelf(`/kit/${language}/${path}`);
      if (!file.ok || !file.body) throw new Error(`The build has left no kit/${language}/${path}`);
      sums.push(`${sum}  ${path}`);
      yield { name: `${folder}/${path}`, input: file.body, size, lastModified };
    }
    for (const file of own) {
      const bytes = await bytesOf(file);
      sums.push(`${await sha256(bytes)}  ${file.path}`);
      yield { name: `${folder}/${file.path}`, input: bytes, lastModified };
    }
    yield { name: `${folder}/SHA256SUMS.txt`, input: `${sums.join('\n')}\n`, lastModified };
  }

  return makeZip(entries());
}

/** The name of the package and of the folder in it. */
export function folderOf({ code }: Pick<Holder, 'code'>): string {
  return `logo-${code.toLowerCase()}`;
}
