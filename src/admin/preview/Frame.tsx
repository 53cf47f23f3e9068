import { type ReactNode, useEffect, useState } from 'react';
import type { Locale } from '../../i18n/locale';
import { say } from '../words';

/** How wide a phone and a desktop are, in CSS pixels. */
const widths = { phone: 390, desktop: 1280 } as const;
type Device = keyof typeof widths;

interface Props {
  /** The document of the preview, which stands in a frame of the CMS. */
  readonly document: Document;
  readonly language: Locale;
  readonly locale: Locale;
  readonly children: ReactNode;
}

/** The page in the width of a phone or of a desktop, however wide the pane is: a desktop is shown smaller. */
export function Frame({ document, language, locale, children }: Props) {
  const [device, setDevice] = useState<Device>('desktop');
  useEffect(() => {
    document.documentElement.lang = locale;
    document.body.className = 'tone-paper';
    const frame = document.defaultView?.frameElement;
    const pane = frame?.closest('.Pane') ?? frame?.parentElement;
    if (!(frame instanceof HTMLElement) || !pane) return;
    const resize = () => {
      const width = widths[device];
      const scale = Math.min(1, pane.clientWidth / width);
      // Out of the pane's flow, which would else grow as wide as the desktop that is shown in it.
      frame.style.position = 'absolute';
      frame.style.inset = '0 auto auto 0';
      frame.style.width = `${Math.max(width, device === 'desktop' ? pane.clientWidth : 0)}px`;
      frame.style.height = `${100 / scale}%`;
      frame.style.transform = `scale(${scale})`;
      frame.style.transformOrigin = '0 0';
      document.documentElement.style.setProperty('--unscaled', String(1 / scale));
    };
    resize();
    const watcher = new ResizeObserver(resize);
    watcher.observe(pane);
    return () => watcher.disconnect();
  }, [document, device, locale]);
  return (
    <>
      <nav className="frame-widths" aria-label={say(language, 'width')}>
        {(Object.keys(widths) as Device[]).map((one) => (
          <button key={one} type="button" aria-pressed={one === device} onClick={() => setDevice(one)}>
            {say(language, one)}
          </button>
        ))}
      </nav>
      <main>{children}</main>
    </>
  );
}
