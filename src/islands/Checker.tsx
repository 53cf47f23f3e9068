import { type ChangeEvent, type DragEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Finding } from '../credential/verify';
import type { Locale } from '../i18n/locale';
import { sayFrom, type Words } from './say';

export interface CheckerProps {
  readonly locale: Locale;
  readonly words: Words;
  /** The address of a logo's own page, with `CODE` where its code goes. */
  readonly page: string;
}

type State =
  | { readonly step: 'waiting' }
  | { readonly step: 'working'; readonly file: string }
  | { readonly step: 'done'; readonly file: string; readonly finding: Finding };

/** Checks a badge file in the browser: the file is read here and goes nowhere. The verifier comes when it is needed. */
export function Checker({ locale, words, page }: CheckerProps) {
  const say = useMemo(() => sayFrom(words), [words]);
  const [awake, setAwake] = useState(false);
  const [over, setOver] = useState(false);
  const [state, setState] = useState<State>({ step: 'waiting' });
  const newest = useRef(0);
  const id = useId();

  useEffect(() => setAwake(true), []);

  async function check(file: File | undefined) {
    if (!file) return;
    newest.current += 1;
    const own = newest.current;
    setState({ step: 'working', file: file.name });
    const finding = await judge(file);
    if (own === newest.current) setState({ step: 'done', file: file.name, finding });
  }

  function choose(event: ChangeEvent<HTMLInputElement>) {
    void check(event.target.files?.[0]);
    event.target.value = '';
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void check(event.dataTransfer.files[0]);
  }

  return (
    <div className="checker">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the button does the same */}
      <div
        className={over ? 'drop drop-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p className="label" id={`${id}-title`}>
          {say('checker.file')}
        </p>
        <p className="hint" id={`${id}-hint`}>
          {say('checker.file.hint')}
        </p>
        <input
          id={id}
          className="file"
          type="file"
          aria-labelledby={`${id}-title ${id}-choose`}
          accept=".svg,.png,.json,image/svg+xml,image/png,application/json"
          aria-describedby={`${id}-hint`}
          disabled={!awake}
          onChange={choose}
        />
        <label className="button" htmlFor={id} id={`${id}-choose`}>
          {say('checker.file.choose')}
        </label>
      </div>
      <div role="status">
        {state.step === 'working' && (
          <p className="working">{say('checker.working', { file: state.file })}</p>
        )}
        {state.step === 'done' && <Result {...state} locale={locale} page={page} say={say} />}
      </div>
    </div>
  );
}

interface ResultProps {
  readonly file: string;
  readonly finding: Finding;
  readonly locale: Locale;
  readonly page: string;
  readonly say: ReturnType<typeof sayFrom>;
}

function Result({ file, finding: { verdict, badge, issuer }, locale, page, say }: ResultProps) {
  const date = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : `${locale}-FI`, {
    timeZone: 'Europe/Helsinki',
    dateStyle: locale === 'en' ? 'long' : 'short',
  });
  const numeric = new Intl.DateTimeFormat('fi-FI', {
    timeZone: 'Europe/Helsinki',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  });
  const day = (moment: string) => (locale === 'en' ? date : numeric).format(new Date(moment));
  return (
    <div className={`result result-${verdict}`}>
      <svg aria-hidden="true" viewBox="0 0 48 48">
        <path d={signs[verdict]} />
      </svg>
      <div>
        <h2>{say(`checker.${verdict}`)}</h2>
        <p>{say(`checker.${verdict}.text`)}</p>
        {issuer && <p>{say('checker.foreign.from', { issuer })}</p>}
        {badge && (
          <dl>
            <div>
              <dt>{say('checker.badge.name')}</dt>
              <dd>{badge.name}</dd>
            </div>
            <div>
              <dt>{say('checker.badge.id')}</dt>
              <dd>{badge.businessId}</dd>
            </div>
            <div>
              <dt>{say('checker.badge.until')}</dt>
              <dd>
                {day(badge.from)}–{day(badge.until)}
              </dd>
            </div>
          </dl>
        )}
        {badge && (
          <p>
            <a href={page.replace('CODE', badge.code)}>{say('checker.badge.page')}</a>
          </p>
        )}
        <p className="result-file">{file}</p>
      </div>
    </div>
  );
}

const cross = 'M12 12l24 24m0-24L12 36';
const question = 'M17 18a7 7 0 1 1 10 6.300c-2 1-3 2.200-3 4.700m0 6v3';
/** A tick only where the badge may be relied on. */
const signs: Readonly<Record<Finding['verdict'], string>> = {
  valid: 'M9 25l10 10 20-22',
  revoked: cross,
  suspended: 'M10 24h28',
  expired: cross,
  altered: cross,
  foreign: question,
  none: question,
  unchecked: question,
};

async function judge(file: File): Promise<Finding> {
  try {
    const { largest, verify } = await import('../credential/verify');
    const bytes = new Uint8Array(await file.slice(0, largest + 1).arrayBuffer());
    return await verify(bytes, {
      origin: location.origin,
      now: new Date(),
      fetch: (url) => fetch(url, { cache: 'no-cache', credentials: 'omit' }),
    });
  } catch {
    return { verdict: 'unchecked' };
  }
}
