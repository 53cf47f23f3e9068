import type { Locale, Localized } from './locale';

/** What stands at an address: the file of `src/views` that draws it, and whether it is drawn at build or on request. */
interface Route {
  readonly view: string;
  readonly onRequest?: true;
  readonly path: Localized;
}

/**
 * Every address that the code links to, in every language.
 * `[token]`, `[slug]` and `[page]` are filled by `href`.
 */
export const routes = {
  home: { view: 'home', path: { fi: '/', sv: '/sv/', en: '/en/' } },
  ips: { view: 'ips', path: { fi: '/ips/', sv: '/sv/ips/', en: '/en/ips/' } },
  'ips-hire': {
    view: 'guide',
    path: { fi: '/ips/yksi-rekrytointi/', sv: '/sv/ips/en-rekrytering/', en: '/en/ips/one-hire/' },
  },
  'ips-principles': {
    view: 'guide',
    path: { fi: '/ips/periaatteet/', sv: '/sv/ips/principer/', en: '/en/ips/principles/' },
  },
  evidence: {
    view: 'evidence',
    path: { fi: '/ips/tutkimus/', sv: '/sv/ips/forskning/', en: '/en/ips/research/' },
  },
  employers: {
    view: 'guide',
    path: { fi: '/tyonantajalle/', sv: '/sv/for-arbetsgivare/', en: '/en/for-employers/' },
  },
  'employers-costs': {
    view: 'guide',
    path: {
      fi: '/tyonantajalle/kustannukset/',
      sv: '/sv/for-arbetsgivare/kostnader/',
      en: '/en/for-employers/costs/',
    },
  },
  'employers-hiring': {
    view: 'guide',
    path: {
      fi: '/tyonantajalle/rekrytointi/',
      sv: '/sv/for-arbetsgivare/rekrytering/',
      en: '/en/for-employers/hiring/',
    },
  },
  'employers-adjustments': {
    view: 'guide',
    path: {
      fi: '/tyonantajalle/mukautukset/',
      sv: '/sv/for-arbetsgivare/anpassningar/',
      en: '/en/for-employers/adjustments/',
    },
  },
  'employers-privacy': {
    view: 'guide',
    path: {
      fi: '/tyonantajalle/terveystiedot/',
      sv: '/sv/for-arbetsgivare/halsouppgifter/',
      en: '/en/for-employers/health-and-privacy/',
    },
  },
  'employers-illness': {
    view: 'guide',
    path: {
      fi: '/tyonantajalle/kun-joku-sairastuu/',
      sv: '/sv/for-arbetsgivare/nar-nagon-insjuknar/',
      en: '/en/for-employers/when-someone-falls-ill/',
    },
  },
  'employers-faq': {
    view: 'guide',
    path: {
      fi: '/tyonantajalle/kysymyksia/',
      sv: '/sv/for-arbetsgivare/fragor/',
      en: '/en/for-employers/questions/',
    },
  },
  'employers-small': {
    view: 'guide',
    path: {
      fi: '/tyonantajalle/pieni-yritys/',
      sv: '/sv/for-arbetsgivare/litet-foretag/',
      en: '/en/for-employers/small-company/',
    },
  },
  'employers-hr': {
    view: 'guide',
    path: {
      fi: '/tyonantajalle/hr/',
      sv: '/sv/for-arbetsgivare/hr/',
      en: '/en/for-employers/hr/',
    },
  },
  'employers-manager': {
    view: 'guide',
    path: {
      fi: '/tyonantajalle/esihenkilo/',
      sv: '/sv/for-arbetsgivare/chef/',
      en: '/en/for-employers/line-manager/',
    },
  },
  'employers-colleague': {
    view: 'guide',
    path: {
      fi: '/tyonantajalle/tyokaveri/',
      sv: '/sv/for-arbetsgivare/arbetskamrat/',
      en: '/en/for-employers/colleague/',
    },
  },
  'self-check': {
    view: 'self-check',
    path: {
      fi: '/tyonantajalle/kuinka-auki-ovemme-on/',
      sv: '/sv/for-arbetsgivare/hur-oppen-ar-var-dorr/',
      en: '/en/for-employers/how-open-is-our-door/',
    },
  },
  stigma: {
    view: 'guide',
    path: {
      fi: '/mielenterveys-tyossa/',
      sv: '/sv/psykisk-halsa-i-arbetet/',
      en: '/en/mental-health-at-work/',
    },
  },
  'stigma-words': {
    view: 'guide',
    path: {
      fi: '/mielenterveys-tyossa/sanat/',
      sv: '/sv/psykisk-halsa-i-arbetet/ord/',
      en: '/en/mental-health-at-work/words/',
    },
  },
  'stigma-exercise': {
    view: 'guide',
    path: {
      fi: '/mielenterveys-tyossa/harjoitus/',
      sv: '/sv/psykisk-halsa-i-arbetet/ovning/',
      en: '/en/mental-health-at-work/exercise/',
    },
  },
  'stigma-sheet': {
    view: 'sheet',
    path: {
      fi: '/mielenterveys-tyossa/harjoitus/tuloste/',
      sv: '/sv/psykisk-halsa-i-arbetet/ovning/utskrift/',
      en: '/en/mental-health-at-work/exercise/sheet/',
    },
  },
  logo: { view: 'page', path: { fi: '/logo/', sv: '/sv/logotyp/', en: '/en/logo/' } },
  'logo-meaning': {
    view: 'page',
    path: { fi: '/logo/merkitys/', sv: '/sv/logotyp/betydelse/', en: '/en/logo/meaning/' },
  },
  'logo-rules': {
    view: 'page',
    path: { fi: '/logo/saannot/', sv: '/sv/logotyp/regler/', en: '/en/logo/rules/' },
  },
  kit: {
    view: 'kit',
    path: { fi: '/logo/paketti/', sv: '/sv/logotyp/paket/', en: '/en/logo/kit/' },
  },
  apply: {
    view: 'apply',
    onRequest: true,
    path: { fi: '/logo/hae/', sv: '/sv/logotyp/ansok/', en: '/en/logo/apply/' },
  },
  questions: {
    view: 'questions',
    path: { fi: '/logo/hae/kysymykset/', sv: '/sv/logotyp/ansok/fragor/', en: '/en/logo/apply/questions/' },
  },
  'apply-sent': {
    view: 'sent',
    onRequest: true,
    path: { fi: '/logo/hae/lahetetty/', sv: '/sv/logotyp/ansok/skickad/', en: '/en/logo/apply/sent/' },
  },
  confirm: {
    view: 'confirm',
    onRequest: true,
    path: {
      fi: '/logo/vahvista/[token]/',
      sv: '/sv/logotyp/bekrafta/[token]/',
      en: '/en/logo/confirm/[token]/',
    },
  },
  register: {
    view: 'register',
    onRequest: true,
    path: { fi: '/rekisteri/', sv: '/sv/register/', en: '/en/register/' },
  },
  holder: {
    view: 'holder',
    onRequest: true,
    path: { fi: '/rekisteri/[code]/', sv: '/sv/register/[code]/', en: '/en/register/[code]/' },
  },
  check: {
    view: 'check',
    onRequest: true,
    path: { fi: '/t/[code]/', sv: '/sv/t/[code]/', en: '/en/t/[code]/' },
  },
  checker: {
    view: 'checker',
    onRequest: true,
    path: { fi: '/logo/tarkista/', sv: '/sv/logotyp/granska/', en: '/en/logo/verify/' },
  },
  concern: {
    view: 'concern',
    onRequest: true,
    path: { fi: '/logo/huoli/', sv: '/sv/logotyp/anmarkning/', en: '/en/logo/concern/' },
  },
  case: {
    view: 'case',
    onRequest: true,
    path: {
      fi: '/logo/huoli/[token]/',
      sv: '/sv/logotyp/anmarkning/[token]/',
      en: '/en/logo/concern/[token]/',
    },
  },
  hearing: {
    view: 'hearing',
    onRequest: true,
    path: {
      fi: '/logo/kuuleminen/[token]/',
      sv: '/sv/logotyp/horande/[token]/',
      en: '/en/logo/hearing/[token]/',
    },
  },
  own: {
    view: 'own',
    onRequest: true,
    path: { fi: '/oma/[token]/', sv: '/sv/egen/[token]/', en: '/en/own/[token]/' },
  },
  'own-renew': {
    view: 'renew',
    onRequest: true,
    path: {
      fi: '/oma/[token]/uusi/',
      sv: '/sv/egen/[token]/fornya/',
      en: '/en/own/[token]/renew/',
    },
  },
  'own-lost': {
    view: 'lost',
    onRequest: true,
    path: { fi: '/oma/', sv: '/sv/egen/', en: '/en/own/' },
  },
  yearly: {
    view: 'yearly',
    onRequest: true,
    path: {
      fi: '/oma/vuosi/[token]/',
      sv: '/sv/egen/ar/[token]/',
      en: '/en/own/year/[token]/',
    },
  },
  contact: {
    view: 'contact',
    onRequest: true,
    path: { fi: '/yhteys/', sv: '/sv/kontakt/', en: '/en/contact/' },
  },
  'contact-sent': {
    view: 'sent',
    path: { fi: '/yhteys/lahetetty/', sv: '/sv/kontakt/skickat/', en: '/en/contact/sent/' },
  },
  news: { view: 'news', path: { fi: '/ajankohtaista/', sv: '/sv/aktuellt/', en: '/en/news/' } },
  'news-page': {
    view: 'news',
    path: { fi: '/ajankohtaista/sivu/[page]/', sv: '/sv/aktuellt/sida/[page]/', en: '/en/news/page/[page]/' },
  },
  article: {
    view: 'article',
    path: { fi: '/ajankohtaista/[slug]/', sv: '/sv/aktuellt/[slug]/', en: '/en/news/[slug]/' },
  },
  'news-year': {
    view: 'news-year',
    path: { fi: '/ajankohtaista/vuosi/[year]/', sv: '/sv/aktuellt/ar/[year]/', en: '/en/news/year/[year]/' },
  },
  stories: {
    view: 'stories',
    path: { fi: '/ajankohtaista/tarinat/', sv: '/sv/aktuellt/berattelser/', en: '/en/news/stories/' },
  },
  story: {
    view: 'story',
    path: {
      fi: '/ajankohtaista/tarinat/[slug]/',
      sv: '/sv/aktuellt/berattelser/[slug]/',
      en: '/en/news/stories/[slug]/',
    },
  },
  events: {
    view: 'events',
    path: { fi: '/ajankohtaista/tapahtumat/', sv: '/sv/aktuellt/evenemang/', en: '/en/news/events/' },
  },
  event: {
    view: 'event',
    path: {
      fi: '/ajankohtaista/tapahtumat/[slug]/',
      sv: '/sv/aktuellt/evenemang/[slug]/',
      en: '/en/news/events/[slug]/',
    },
  },
  materials: {
    view: 'materials',
    path: { fi: '/aineistot/', sv: '/sv/material/', en: '/en/materials/' },
  },
  figures: {
    view: 'figures',
    onRequest: true,
    path: { fi: '/logo/lukuina/', sv: '/sv/logotyp/i-siffror/', en: '/en/logo/in-figures/' },
  },
  search: { view: 'search', onRequest: true, path: { fi: '/haku/', sv: '/sv/sok/', en: '/en/search/' } },
  accessibility: {
    view: 'page',
    path: { fi: '/saavutettavuus/', sv: '/sv/tillganglighet/', en: '/en/accessibility/' },
  },
  feedback: {
    view: 'feedback',
    onRequest: true,
    path: {
      fi: '/saavutettavuus/palaute/',
      sv: '/sv/tillganglighet/respons/',
      en: '/en/accessibility/feedback/',
    },
  },
  'feedback-sent': {
    view: 'sent',
    path: {
      fi: '/saavutettavuus/palaute/lahetetty/',
      sv: '/sv/tillganglighet/respons/skickad/',
      en: '/en/accessibility/feedback/sent/',
    },
  },
  privacy: { view: 'page', path: { fi: '/tietosuoja/', sv: '/sv/dataskydd/', en: '/en/privacy/' } },
  cookies: { view: 'page', path: { fi: '/evasteet/', sv: '/sv/kakor/', en: '/en/cookies/' } },
  jobseekers: {
    view: 'page',
    path: { fi: '/tyonhakijalle/', sv: '/sv/for-arbetssokande/', en: '/en/for-job-seekers/' },
  },
  about: { view: 'page', path: { fi: '/tietoa/', sv: '/sv/om-webbplatsen/', en: '/en/about/' } },
} as const satisfies Record<string, Route>;

export type RouteKey = keyof typeof routes;

/**
 * The address of a page in a language.
 * @param params what fills the brackets of the path, such as `{ slug: '2026-11-02-ovi' }`
 */
export function href(key: RouteKey, locale: Locale, params: Readonly<Record<string, string>> = {}): string {
  return routes[key].path[locale].replace(/\[(\w+)\]/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`href(${key}): ${name} is missing`);
    return encodeURIComponent(value);
  });
}

/** Which page stands at a path, with what fills its brackets; undefined when none does. */
export function routeAt(
  pathname: string,
): { key: RouteKey; locale: Locale; params: Record<string, string> } | undefined {
  for (const candidate of table) {
    const found = candidate.pattern.exec(pathname);
    if (found) return { key: candidate.key, locale: candidate.locale, params: { ...found.groups } };
  }
  return undefined;
}

const table = (Object.keys(routes) as RouteKey[])
  .flatMap((key) =>
    (Object.entries(routes[key].path) as [Locale, string][]).map(([locale, path]) => ({ key, locale, path })),
  )
  .sort((a, b) => Number(a.path.includes('[')) - Number(b.path.includes('[')))
  .map(({ key, locale, path }) => ({
    key,
    locale,
    pattern: new RegExp(`^${path.replace(/\[(\w+)\]/g, '(?<$1>[^/]+)')}$`),
  }));
