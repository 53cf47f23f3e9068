import { commitments } from '../programme/commitments';
import { countUp, namesOf, type Reply } from '../programme/selfcheck';

const awake = new WeakSet<HTMLFormElement>();

/** Counts what is answered so far and says it on the page. Nothing is sent and nothing is kept. */
export function count(form: HTMLFormElement): void {
  if (!awake.has(form)) wake(form);
  const replies = repliesOf(form);
  const { open = '', ajar = '', closed = '', points = '', counted = '', done = '' } = form.dataset;
  const words = { open, ajar, closed };
  const results = countUp(replies);
  for (const { commitment, opening, points: sum } of results) {
    const part = form.querySelector<HTMLElement>(`[data-part="${commitment}"]`);
    const state = part?.querySelector<HTMLElement>('[data-state]');
    const key = part?.querySelector<HTMLElement>('[data-key]');
    if (!part || !state || !key) continue;
    part.className = opening ?? '';
    state.textContent = opening
      ? `${words[opening]} (${filled(points, { count: sum, most: namesOf(commitment).length * 2 })})`
      : '';
    state.hidden = !opening;
    key.hidden = opening !== undefined;
  }
  const given = Object.keys(replies).length;
  const all = commitments.flatMap(namesOf).length;
  const whole = given === all;
  const said = form.querySelector('[data-said]');
  const text = whole
    ? filled(done, { count: results.filter(({ opening }) => opening === 'open').length, all: results.length })
    : filled(counted, { count: given, all });
  if (said && said.textContent !== text) said.textContent = text;
  for (const part of form.querySelectorAll<HTMLElement>('[data-after]')) part.hidden = !whole;
}

function wake(form: HTMLFormElement): void {
  awake.add(form);
  form.querySelector('[data-print]')?.addEventListener('click', () => print());
  form.querySelector('[data-start]')?.addEventListener('click', () => void start(form));
  form.addEventListener('reset', () =>
    setTimeout(() => {
      count(form);
      form.querySelector<HTMLInputElement>('input')?.focus();
    }),
  );
}

/** Goes to the application, with what is already true written under its commitment. */
async function start(form: HTMLFormElement): Promise<void> {
  const replies = repliesOf(form);
  const typed = Object.fromEntries(
    commitments.map((commitment) => [
      `${commitment}How`,
      namesOf(commitment)
        .filter((name) => replies[name] === 'yes')
        .map((name) => form.querySelector(`[data-statement="${name}"] legend`)?.textContent?.trim() ?? '')
        .join(' '),
    ]),
  );
  const { begin } = await import('./draft');
  begin(typed, Date.now());
  location.assign(form.dataset['apply'] ?? '/');
}

function repliesOf(form: HTMLFormElement): Record<string, Reply> {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value as Reply]));
}

function filled(text: string, values: Readonly<Record<string, number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
