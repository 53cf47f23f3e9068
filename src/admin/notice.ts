let open: HTMLElement | undefined;

/** What is told in the corner of the CMS, until it is closed or something else is told. */
export interface Notice {
  readonly title: string;
  readonly text?: string;
  /** Lines, each of which leads somewhere within the CMS. */
  readonly list?: readonly { readonly text: string; readonly go: () => void }[];
  readonly link?: { readonly href: string; readonly text: string };
  readonly close: string;
  /** A fault interrupts; news waits its turn. */
  readonly isFault?: boolean;
}

/**
 * Tells something.
 * @returns what adds a line to it, as long as it is open
 */
export function tell(notice: Notice): (line: string) => void {
  hush();
  const box = document.createElement('section');
  box.className = notice.isFault ? 'admin-notice is-fault' : 'admin-notice';
  box.setAttribute('role', notice.isFault ? 'alert' : 'status');
  box.appendChild(element('h2', notice.title));
  if (notice.text) box.appendChild(element('p', notice.text));
  if (notice.list) {
    const list = document.createElement('ul');
    for (const { text, go } of notice.list) list.appendChild(element('li', '')).appendChild(button(text, go));
    box.appendChild(list);
  }
  if (notice.link) {
    const link = element('a', notice.link.text);
    link.setAttribute('href', notice.link.href);
    link.setAttribute('target', '_blank');
    const line = document.createElement('p');
    line.appendChild(link);
    box.appendChild(line);
  }
  const news = element('p', '');
  box.appendChild(news);
  box.appendChild(button(notice.close, hush));
  document.body.appendChild(box);
  open = box;
  return (line) => {
    news.textContent = line;
  };
}

/** Takes away what was told. */
export function hush(): void {
  open?.remove();
  open = undefined;
}

function button(text: string, press: () => void): HTMLElement {
  const made = element('button', text);
  made.setAttribute('type', 'button');
  made.addEventListener('click', press);
  return made;
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
