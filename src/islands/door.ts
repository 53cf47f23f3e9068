/** Wakes the self-check with its first answer: until then this is all that is loaded. Unwoken it is a form to print. */
const form = document.querySelector<HTMLFormElement>('[data-door]');
let counting: Promise<typeof import('./counting')> | undefined;

function count(): void {
  if (!form) return;
  counting ??= import('./counting');
  void counting.then(({ count }) => count(form)).catch(() => undefined);
}

form?.addEventListener('change', count);
form?.addEventListener('submit', (event) => event.preventDefault());

export {};
