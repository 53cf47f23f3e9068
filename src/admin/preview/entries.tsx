import { editingOf } from '../../collections/decap';
import { shelves } from '../../collections/declared';
import { formatDay } from '../../i18n/date';
import type { Locale } from '../../i18n/locale';
import { say } from '../words';
import { htmlOf, Text } from './Text';

/** What a preview is drawn from. */
export interface Shown {
  readonly data: Readonly<Record<string, unknown>>;
  readonly locale: Locale;
  readonly language: Locale;
  readonly pictureAt: (path: string) => string;
}

type Dated = 'news' | 'stories' | 'events' | 'materials';

const word = (data: Shown['data'], key: string) => String(data[key] ?? '');

function Top({ data }: Pick<Shown, 'data'>) {
  const lead = word(data, 'lead');
  return (
    <div className="page-top tone-lamp">
      <div className="wrap">
        <h1>{word(data, 'title')}</h1>
        {lead && <p className="lead">{lead}</p>}
      </div>
    </div>
  );
}

function Cover({ data, language, pictureAt }: Shown) {
  const path = word(data, 'cover');
  if (!path) return undefined;
  const alt = word(data, 'coverAlt');
  return (
    <figure className="cover">
      <img src={pictureAt(path)} alt={alt} className={alt ? undefined : 'frame-missing'} />
      {!alt && <figcaption>{say(language, 'picture.missing')}</figcaption>}
    </figure>
  );
}

/** The words of a choice, as the editor sees them: readers see the site's own. */
function optionOf(name: Dated, field: string, value: string, language: Locale): string {
  const part = (shelves[name].schema.shape as Record<string, Parameters<typeof editingOf>[0]>)[field];
  return (part && editingOf(part)?.options?.[value]?.[language]) ?? value;
}

function dayOf(data: Shown['data'], locale: Locale): string {
  const date = word(data, 'date').slice(0, 10);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? formatDay(date, locale) : '';
}

/** A news item or a story. */
export function article(name: 'news' | 'stories', fields: readonly string[]) {
  return function Article(shown: Shown) {
    const { data, locale, language } = shown;
    const aside = (
      <p className="news-meta">
        <time>{dayOf(data, locale)}</time>
        {fields.map((field) => (
          <span key={field}>{optionOf(name, field, word(data, field), language)}</span>
        ))}
      </p>
    );
    return (
      <>
        <Top data={data} />
        <Text markdown={word(data, 'body')} aside={aside} before={<Cover {...shown} />} {...shown} />
      </>
    );
  };
}

/** A page that stands for good. */
export function Page(shown: Shown) {
  return (
    <>
      <Top data={shown.data} />
      <Text markdown={word(shown.data, 'body')} {...shown} />
    </>
  );
}

export function Event(shown: Shown) {
  const { data, locale, language } = shown;
  const moment = (key: string) => {
    const [date = '', time = ''] = word(data, key).split('T');
    return /^\d{4}-\d{2}-\d{2}$/.test(date) ? `${formatDay(date, locale)} ${time.replace(':', '.')}` : '';
  };
  return (
    <>
      <Top data={data} />
      <div className="wrap">
        <p className="news-meta">
          {(['starts', 'ends'] as const)
            .filter((key) => moment(key))
            .map((key) => (
              <span key={key}>
                {say(language, key)} {moment(key)}
              </span>
            ))}
          <span>{word(data, 'place')}</span>
          <span>{optionOf('events', 'language', word(data, 'language'), language)}</span>
        </p>
      </div>
      <Text markdown={word(data, 'body')} {...shown} />
    </>
  );
}

export function Material({ data, locale, language }: Shown) {
  return (
    <div className="wrap">
      <article className="teaser">
        <h2>{word(data, 'title')}</h2>
        <p className="news-meta">
          <time>{dayOf(data, locale)}</time>
          <span>{optionOf('materials', 'audience', word(data, 'audience'), language)}</span>
        </p>
        <p>{word(data, 'description')}</p>
        <p>
          <strong>{word(data, 'file').replace(/^.*\//, '')}</strong>
        </p>
      </article>
    </div>
  );
}

/** A letter, with the places that are filled when it leaves. */
export function Letter({ data }: Shown) {
  const html = htmlOf(word(data, 'body'), () => '').replace(
    /(?<!href="[^"]*)\{(\w+)\}/g,
    '<span class="frame-place">$1</span>',
  );
  return (
    <div className="wrap">
      <h1>{word(data, 'subject').replace(/\{(\w+)\}/g, '‹$1›')}</h1>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made of Markdown in which HTML is taken for words */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </div>
  );
}

/** A master drawing on the grounds it stands on, large and as small as a tab's icon. */
export function Master({ data }: Shown) {
  const source = `data:image/svg+xml,${encodeURIComponent(word(data, 'drawing'))}`;
  return (
    <div className="frame-drawings">
      {(['tone-paper', 'tone-lamp', 'tone-night'] as const).map((tone) => (
        <div key={tone} className={tone}>
          {[160, 64, 32, 16].map((size) => (
            <img key={size} src={source} alt="" width={size} height={size} />
          ))}
        </div>
      ))}
    </div>
  );
}
