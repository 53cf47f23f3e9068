import { and, asc, eq, isNull, lte, max, sql } from 'drizzle-orm';
import { badgeCredential } from '../../src/credential/badge';
import { fromBase64url } from '../../src/credential/base64url';
import { entries } from '../../src/credential/bits';
import { sign } from '../../src/credential/proof';
import { translator } from '../../src/i18n/translate';
import { stateAt, type Term, termsAt } from '../../src/programme/award';
import { dayAt, startOf } from '../../src/programme/day';
import { logged } from '../audit';
import { programme, site } from '../content';
import { made } from '../guard';
import { digest } from '../secret';
import { awards } from '../store/awards';
import { credentials, credentialsDue, signingKeys } from '../store/credentials';
import type { World } from '../world';
import { issuerOf, revokeKeys, type Signer, signer } from './key';

type Award = typeof awards.$inferSelect;

/** A list is left for the next one when so many of its places are given, so that a place drawn is mostly free. */
const perList = entries / 2;
/** So many in one run of the clock; signing takes some milliseconds each. */
const atOnce = 200;
/** How often a place is drawn anew when it was taken. */
const draws = 8;

/**
 * Signs every credential that is due. An award waits here from the transaction that grants, renews or renames it until
 * what it says is signed; run again, or twice at once, it signs nothing twice.
 * @returns how many were signed
 */
export async function issueDue(world: World): Promise<number> {
  await revokeKeys(world);
  const due = await world.db
    .select({ award: awards })
    .from(credentialsDue)
    .innerJoin(awards, eq(awards.code, credentialsDue.award))
    .where(lte(awards.publicAt, world.now().toISOString()))
    .orderBy(asc(credentialsDue.since))
    .limit(atOnce);
  if (due.length === 0) return 0;
  const own = await signer(world);
  if (!own) {
    world.log('credentials.waiting', { count: due.length });
    return 0;
  }
  let signed = 0;
  for (const { award } of due) signed += Number(await issue(world, award, own));
  return signed;
}

/**
 * Signs the credential of an award as it stands now, unless that is done already, and takes the award off the list of
 * those that wait. A decision that may still be undone keeps it there.
 * @param own the key, when it is at hand
 * @returns whether one was signed
 */
export async function issue(world: World, award: Award, own?: Signer): Promise<boolean> {
  const now = world.now();
  const { state } = stateAt(award, now);
  const term = termsAt(award, now).at(-1);
  const over = state === 'ended' || state === 'withdrawn' || award.businessId === '';
  const undecided = award.terms.length > termsAt(award, now).length;
  if (award.publicAt > now.toISOString() || !term) return false;
  if (over || term.until < dayAt(now)) {
    if (over || !undecided) await unlist(world, award);
    return false;
  }
  const key = own ?? (await signer(world));
  if (!key) return false;
  const says = await digest(
    JSON.stringify([term.from, term.until, nameOf(award), award.businessId, award.workplaces]),
  );
  for (let draw = 0; draw < draws; draw++) {
    const done = await world.db
      .select({ serial: credentials.serial })
      .from(credentials)
      .innerJoin(signingKeys, eq(signingKeys.id, credentials.key))
      .where(
        and(eq(credentials.award, award.code), eq(credentials.says, says), isNull(signingKeys.revokedAt)),
      )
      .limit(1);
    if (done.length > 0) {
      if (!undecided) await unlist(world, award);
      return false;
    }
    const row = await rowOf(world, award, term, key, says);
    const stored = await made(
      world.db.batch([
        logged(world, 'clock', 'credential.signed', award.code, { serial: row.serial }),
        world.db.insert(credentials).values(row),
        ...(undecided ? [] : [unlist(world, award)]),
      ]),
    );
    if (stored) return true;
  }
  return false;
}

/** Takes an award off the list, if it is still the one that was looked at. */
function unlist(world: World, { code, terms, organisation, markName, businessId, workplaces }: Award) {
  const same = sql`EXISTS (SELECT 1 FROM awards a WHERE a.code = ${code} AND a.terms = ${JSON.stringify(terms)}
    AND a.organisation = ${organisation} AND a.mark_name = ${markName} AND a.business_id = ${businessId}
    AND a.workplaces = ${workplaces})`;
  return world.db.delete(credentialsDue).where(and(eq(credentialsDue.award, code), same));
}

async function rowOf(
  world: World,
  award: Award,
  term: Term,
  key: Signer,
  says: string,
): Promise<typeof credentials.$inferInsert> {
  const now = world.now();
  const [given] = await world.db
    .select({ serial: max(credentials.serial), count: sql<number>`(SELECT count(*) FROM credentials)` })
    .from(credentials)
    .where(eq(credentials.award, award.code));
  const serial = (given?.serial ?? 0) + 1;
  const place = {
    list: 1 + Math.floor((given?.count ?? 0) / perList),
    position: positionFrom(world.ids.token()),
  };
  const document = badgeCredential({
    origin: world.origin,
    code: award.code,
    serial,
    name: nameOf(award),
    businessId: award.businessId,
    workplaces: award.workplaces,
    granted: startOf(award.terms[0].from),
    from: beginningOf(award, term),
    until: term.until,
    place,
    issuer: {
      name: programme.owner.name.fi || site.fi.name,
      url: `${world.origin}/`,
    },
    programme: { fi: site.fi.programme, sv: site.sv.programme, en: site.en.programme },
    words: {
      description: translator('en')('check.means.text'),
      criteria: translator('en')('proof.criteria', { version: programme.rules.version }),
    },
  });
  const signed = await sign(document, {
    seed: key.seed,
    method: `${issuerOf(world)}#${key.id}`,
    created: now,
  });
  return {
    award: award.code,
    serial,
    says,
    key: key.id,
    ...place,
    signedAt: now.toISOString(),
    until: term.until,
    // The standard's schema wants proofs in a list.
    document: JSON.stringify({ ...signed, proof: [signed.proof] }),
  };
}

/** The moment from which a term holds: when its decision took effect. */
function beginningOf(award: Award, term: Term): Date {
  if (term.decidedAt) return new Date(term.decidedAt);
  return term === award.terms[0] ? new Date(award.publicAt) : startOf(term.from);
}

function nameOf({ markName, organisation }: Award): string {
  return markName || organisation;
}

/** A place of a status list, each as likely as another, from random characters (base64url). */
export function positionFrom(token: string): number {
  const [first = 0, second = 0, third = 0] = fromBase64url(token.slice(0, 4)) ?? [];
  return ((first << 16) | (second << 8) | third) % entries;
}
