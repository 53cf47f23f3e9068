import { type SyntheticEvent, startTransition, useEffect, useMemo, useRef, useState } from 'react';
import { apply } from '../forms/apply';
import { read, type Typed, typed } from '../forms/form';
import type { FormState } from '../forms/state';
import type { Locale } from '../i18n/locale';
import type { Commitment } from '../programme/commitments';
import { fillIn, find, forget, keep, restamp } from './draft';
import { Form } from './Form';
import { Preview } from './Preview';
import { sayFrom, type Words } from './say';

export interface ApplicationProps {
  readonly locale: Locale;
  readonly state: FormState;
  readonly words: Words;
  readonly commitments: readonly {
    key: Commitment;
    title: string;
    text: string;
    question: string;
    hint: string;
    example: string;
  }[];
  readonly rules: { readonly href: string; readonly version: string };
}

const empty: Typed = Object.fromEntries(Object.keys(apply.fields).map((name) => [name, '']));

/**
 * The application. Without script it is a form like any other; with script it is checked by the same schema before
 * it is sent, kept on this device until it is, and sent without leaving the page.
 */
export function Application({ locale, state: shown, words, commitments, rules }: ApplicationProps) {
  const say = useMemo(() => sayFrom(words), [words]);
  const element = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const [state, setState] = useState(shown);
  const [draft, setDraft] = useState<'none' | 'found' | 'kept'>('none');
  const [answers, setAnswers] = useState<Typed>();
  const [sending, setSending] = useState(false);
  const [offline, setOffline] = useState(false);

  useEffect(() => {
    const form = element.current;
    if (!form) return;
    const found = shown.notice ? undefined : find(Date.now());
    if (found) {
      fillIn(form, found.typed);
      setState((now) => ({ ...now, stamp: found.stamp || now.stamp }));
      setDraft('found');
    }
    startTransition(() => setAnswers(typed(apply, new FormData(form))));
  }, [shown]);

  useEffect(() => {
    const error = say('form.title.error', { title: '' }) ?? '';
    const plain = document.title.startsWith(error) ? document.title.slice(error.length) : document.title;
    document.title = state.notice ? error + plain : plain;
    if (state !== shown && state.notice) summary.current?.focus();
  }, [state, shown, say]);

  function changed(event: SyntheticEvent<HTMLFormElement>) {
    keep(apply, event.currentTarget, Date.now());
    setDraft((now) => (now === 'found' ? now : 'kept'));
    startTransition(() => setAnswers(typed(apply, new FormData(event.currentTarget))));
  }

  function clear() {
    forget();
    if (element.current) fillIn(element.current, empty);
    setDraft('none');
    setState({ stamp: shown.stamp, typed: {}, faults: {} });
    setAnswers({});
  }

  async function send(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sending) return;
    const data = new FormData(event.currentTarget);
    const reading = read(apply, data);
    if (!reading.ok) return setState({ ...state, faults: reading.faults, notice: 'faults' });
    setSending(true);
    setOffline(false);
    try {
      const body = new URLSearchParams([...data].map(([name, value]) => [name, String(value)]));
      const response = await fetch(`${location.pathname}?`, {
        method: 'POST',
        body,
        headers: { accept: 'application/json' },
      });
      const answer = (await response.json()) as FormState | { next: string };
      if ('next' in answer) {
        forget();
        location.assign(answer.next);
        return;
      }
      // The words to accept are others now: the page is drawn anew with them, and with what was typed.
      if (answer.notice === 'reworded') return element.current?.submit();
      restamp(answer.stamp);
      setState({ ...answer, typed: {} });
    } catch {
      setOffline(true);
    }
    setSending(false);
  }

  const told = Object.fromEntries(
    commitments.flatMap(({ key, title, text, question, hint, example }) => [
      [key, { label: title, hint: text }],
      [`${key}How`, { label: question, hint: <How hint={hint} example={example} say={say} /> }],
    ]),
  );

  return (
    <form
      ref={element}
      method="post"
      action="?"
      noValidate
      className="form"
      onSubmit={send}
      onInput={changed}
    >
      <Form
        form={apply}
        state={state}
        locale={locale}
        say={say}
        summaryRef={summary}
        sending={sending}
        words={{
          ...told,
          rules: {
            label: (
              <>
                <span>{say('apply.rules.label', { version: rules.version })}</span>{' '}
                <a href={rules.href}>{say('apply.rules.link')}</a>
              </>
            ),
          },
        }}
        before={{
          publishing: <Preview typed={answers} commitments={commitments} locale={locale} say={say} />,
        }}
        message={
          <div role="status" className={draft === 'none' && !offline ? undefined : 'kept'}>
            {offline ? <p>{say('apply.offline')}</p> : null}
            {draft === 'none' ? null : (
              <p>
                <span>{say(`apply.draft.${draft}`)}</span>{' '}
                <button type="button" className="link" onClick={clear}>
                  {say('apply.draft.clear')}
                </button>
              </p>
            )}
          </div>
        }
      />
    </form>
  );
}

function How({
  hint,
  example,
  say,
}: {
  hint: string;
  example: string;
  say: (key: string) => string | undefined;
}) {
  return (
    <>
      <p>{hint}</p>
      <p>{say('apply.how.public')}</p>
      <details>
        <summary>{say('apply.how.example')}</summary>
        <p>{example}</p>
      </details>
    </>
  );
}
