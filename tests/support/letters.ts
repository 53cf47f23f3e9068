import { inject } from 'vitest';
import type { Fault, Letter } from '../../tools/mailbox.mjs';

/** The letters the site has sent, oldest first; `to` keeps those to one address. */
export async function letters(to?: string): Promise<Letter[]> {
  const response = await fetch(`${inject('mailboxUrl')}/letters.json`);
  const all = (await response.json()) as Letter[];
  return to === undefined ? all : all.filter((letter) => letter.to.includes(to));
}

/** Empties the mailbox, with its idempotency keys and its faults. */
export async function clearLetters(): Promise<void> {
  await fetch(`${inject('mailboxUrl')}/letters.json`, { method: 'DELETE' });
}

/** Makes the next letters fail, one fault each; see `fault` in `tools/mailbox.mjs`. */
export async function breakMail(...faults: Fault[]): Promise<void> {
  await fetch(`${inject('mailboxUrl')}/faults.json`, { method: 'PUT', body: JSON.stringify(faults) });
}
