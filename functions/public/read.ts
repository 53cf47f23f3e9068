import { historyOf } from '../../src/programme/history';
import { industryLetters } from '../../src/programme/industries';
import { sortKey } from '../../src/programme/name';
import { elsewhere, municipalities } from '../../src/programme/places';
import { removalOf } from '../../src/programme/removal';
import type { Size } from '../../src/programme/sizes';
import { programme } from '../content';
import { find, type Holder, list } from '../register';
import type { World } from '../world';
import type { Details, Filter, Line, Register } from './shown';

const states = ['valid', 'grace', 'past'] as const;

/** The page of the register that an address asks for. What the address says that we do not know is left out. */
export async function readList(world: World, params: URLSearchParams): Promise<Register> {
  const filter = filterOf(params);
  const letter = params.get('letter')?.slice(0, 1);
  const from = letter ? sortKey(letter) : undefined;
  const after = params.get('after')?.slice(0, 300) || undefined;
  const { holders, next } = await list(world, { ...filter, from, after });
  return { page: 'list', filter, lines: holders.map(lineOf), first: !from && !after, next };
}

/** All about one award. */
export async function readAward(world: World, code: string): Promise<Register> {
  const holder = await find(world, code);
  if (!holder) return { page: 'unknown', code };
  const now = world.now();
  const award = detailsOf(holder, now);
  return {
    page: 'award',
    award,
    origin: world.origin,
    removal: award.state.state === 'ended' ? removalOf(award.history, programme.removal, now) : undefined,
  };
}

function filterOf(params: URLSearchParams): Filter {
  const name = params.get('name')?.trim().slice(0, 100);
  const place = params.get('municipality');
  const industry = params.get('industry');
  const state = states.find((word) => word === params.get('state'));
  const known = place === elsewhere || municipalities.some(({ code }) => code === place);
  return {
    ...(name && { name }),
    ...(place && known && { municipality: place }),
    ...(industry && (industryLetters as readonly string[]).includes(industry) && { industry }),
    ...(state && { state }),
  };
}

function lineOf({ award, state }: Holder): Line {
  const { code, organisation, markName, municipality, industry } = award;
  return { code, name: markName || organisation, municipality, industry, state };
}

function detailsOf(holder: Holder, now: Date): Details {
  const { award } = holder;
  const { organisation, businessId, workplaces, size, website, language, commitments, terms, publicAt } =
    award;
  return {
    ...lineOf(holder),
    organisation,
    businessId,
    workplaces,
    size: size as Size,
    website,
    language,
    commitments,
    granted: terms[0].from,
    history: historyOf(award, publicAt, now),
  };
}
