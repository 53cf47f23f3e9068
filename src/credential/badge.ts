import type { Localized } from '../i18n/locale';
import { href } from '../i18n/routes';
import { addDays, type Day, startOf } from '../programme/day';
import { aDay, aMinute } from '../programme/span';
import { badgeContexts, listContexts } from './canon';
import { moment } from './proof';

/** What a credential is made of: of the employer what the register says, and the programme's words. */
export interface Particulars {
  readonly origin: string;
  /** The code of the logo, and which of its credentials this is, from 1 on. */
  readonly code: string;
  readonly serial: number;
  readonly name: string;
  readonly businessId: string;
  readonly workplaces: string;
  /** When the logo was granted, when this term of it began, and its last day in Finland. */
  readonly granted: Date;
  readonly from: Date;
  readonly until: Day;
  readonly place: { readonly list: number; readonly position: number };
  readonly issuer: Issuer;
  readonly programme: Localized<{ readonly full: string }>;
  readonly words: { readonly description: string; readonly criteria: string };
}

export interface Issuer {
  readonly name: string;
  readonly url: string;
}

/**
 * The unsigned credential of an award: an Open Badges 3.0 AchievementCredential. It names the organisation only, never
 * a person. `ext:` begins the names of what the standard does not know.
 */
export function badgeCredential({ origin, code, serial, ...of }: Particulars) {
  const { list, position } = of.place;
  const identifier = (type: string, value: string) => ({
    type: 'IdentityObject',
    hashed: false,
    identityType: type,
    identityHash: value,
  });
  return {
    '@context': badgeContexts,
    id: origin + credentialPath(code, serial),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: `${origin}/issuer`, type: ['Profile'], ...of.issuer },
    name: of.programme.en.full,
    awardedDate: moment(of.granted),
    validFrom: moment(of.from),
    validUntil: moment(new Date(startOf(addDays(of.until, 1)).getTime() - 1000)),
    credentialStatus: {
      id: `${origin}${listPath('revocation', list)}#${position}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(position),
      statusListCredential: origin + listPath('revocation', list),
    },
    credentialSubject: {
      id: origin + href('check', 'fi', { code }),
      type: ['AchievementSubject'],
      identifier: [
        identifier('ext:name', of.name),
        identifier('ext:fi-business-id', of.businessId),
        ...(of.workplaces ? [identifier('ext:workplaces', of.workplaces)] : []),
      ],
      achievement: {
        id: origin + href('logo-meaning', 'en'),
        type: ['Achievement'],
        achievementType: 'QualityAssuranceCredential',
        inLanguage: 'en',
        name: of.programme.en.full,
        description: of.words.description,
        criteria: { id: origin + href('logo-rules', 'en'), narrative: of.words.criteria },
        image: { id: `${origin}/b/mark.svg`, type: 'Image', caption: of.programme.en.full },
        related: (['fi', 'sv'] as const).map((locale) => ({
          id: origin + href('logo-meaning', locale),
          type: ['Related'],
          inLanguage: locale,
        })),
      },
    },
  };
}

/** How long a status list is good for, in milliseconds, so that an old one cannot be passed off for long. */
const listLife = aDay;
/** A list begins so many milliseconds ago, for readers whose clock is late. */
const listSkew = 5 * aMinute;
export type Purpose = 'revocation' | 'suspension';

/** An unsigned Bitstring Status List credential. */
export function listCredential(
  origin: string,
  { purpose, list, encoded, now }: { purpose: Purpose; list: number; encoded: string; now: Date },
) {
  const id = origin + listPath(purpose, list);
  return {
    '@context': listContexts,
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: `${origin}/issuer`,
    validFrom: moment(new Date(now.getTime() - listSkew)),
    validUntil: moment(new Date(now.getTime() + listLife)),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList: encoded,
    },
  };
}

/** Where a credential lies; its pictures lie beside it, `/b/7KD-3VMX/1.fi.svg`. */
function credentialPath(code: string, serial: number): string {
  return `/b/${code}/${serial}.json`;
}

function listPath(purpose: Purpose, list: number): string {
  return `/status/${purpose}-${list}`;
}
