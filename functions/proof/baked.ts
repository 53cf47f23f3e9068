import { and, eq } from 'drizzle-orm';
import { intoPng, intoSvg } from '../../src/credential/bake';
import type { Locale } from '../../src/i18n/locale';
import { awards } from '../store/awards';
import { credentials } from '../store/credentials';
import type { World } from '../world';
import { goodBadge, pixelsWide } from './badge';
import { painted } from './pixels';
import { storedCredential } from './stored';

/**
 * A holder's badge with its credential in it, for web and print: the picture as it is while the logo is valid.
 * @param serial the newest unless told
 * @returns undefined when nothing is signed yet
 */
export async function bakedBadge(
  world: World,
  code: string,
  locale: Locale,
  type: 'svg' | 'png',
  serial?: number,
): Promise<{ file: string; bytes: Uint8Array<ArrayBuffer> } | undefined> {
  const stored = await storedCredential(world, code, serial);
  if (!stored) return undefined;
  const [row] = await world.db
    .select({ award: awards, until: credentials.until })
    .from(credentials)
    .innerJoin(awards, eq(awards.code, credentials.award))
    .where(and(eq(credentials.award, code), eq(credentials.serial, stored.serial)))
    .limit(1);
  if (!row) return undefined;
  const svg = goodBadge(row, row.until, locale);
  const file = `ovi-auki-${code}.${locale}.${type}`;
  if (type === 'svg') return { file, bytes: new TextEncoder().encode(intoSvg(svg, stored.document)) };
  return { file, bytes: intoPng(await painted(svg, pixelsWide), stored.document) };
}
