/** Shows the buttons that copy a text, where the browser lets a page do it; the text itself is there to be selected. */
if (navigator.clipboard) {
  for (const box of document.querySelectorAll<HTMLElement>('[data-copy]')) {
    const text = document.getElementById(box.dataset['copy'] ?? '');
    const told = box.querySelector('[role="status"]');
    const said = text instanceof HTMLTextAreaElement ? text.value : text?.textContent?.trim();
    if (!said || !told) continue;
    box.classList.add('is-ready');
    box.querySelector('button')?.addEventListener('click', () => {
      told.textContent = '';
      navigator.clipboard.writeText(said).then(
        () => {
          told.textContent = box.dataset['done'] ?? '';
        },
        () => {
          told.textContent = box.dataset['failed'] ?? '';
        },
      );
    });
  }
}
