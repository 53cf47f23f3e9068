/** Wakes the search when it is used: until then this is all that is loaded. Without it the form asks the server. */
const form = document.querySelector<HTMLFormElement>('[data-finder]');
let seeking: Promise<typeof import('./seeking')> | undefined;

function wake(): Promise<typeof import('./seeking')> {
  seeking ??= import('./seeking');
  return seeking;
}

if (form) {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const field = form.elements.namedItem('q') as HTMLInputElement;
  const seek = (aloud: boolean) =>
    wake()
      .then(({ seek }) => seek(form, field.value, aloud))
      // What cannot be found here is asked of the server.
      .catch(() => (aloud ? form.submit() : undefined));
  field.addEventListener('focus', () => void wake().catch(() => undefined), { once: true });
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void seek(false), 250);
  });
  form.addEventListener('submit', (event) => {
    if (!field.value.trim()) return;
    event.preventDefault();
    clearTimeout(waiting);
    void seek(true);
  });
}

export {};
