import { Marked } from 'marked';
import type { ReactNode } from 'react';
import { body, type Part } from '../../components/body';
import type { Locale } from '../../i18n/locale';
import { say } from '../words';

interface Props {
  readonly markdown: string;
  readonly locale: Locale;
  readonly language: Locale;
  /** Where a picture of the media library can be seen now. */
  readonly pictureAt: (path: string) => string;
  /** What stands beside the text. */
  readonly aside?: ReactNode;
  /** What stands over the text, as wide as it. */
  readonly before?: ReactNode;
}

/** The text of an entry as the site sets it; what the site draws by itself is a box with its name. */
export function Text({ markdown, locale, language, pictureAt, aside, before }: Props) {
  return (
    <div className="wrap reading">
      <div className="aside">{aside}</div>
      <div className="reading-text">
        {before}
        {!markdown.trim() && <p className="frame-block">{say(language, 'empty')}</p>}
        {partsOf(markdown, locale, pictureAt).map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no name but their place
          <Piece key={at} part={part} language={language} />
        ))}
      </div>
    </div>
  );
}

function Piece({ part, language }: { part: Part; language: Locale }) {
  if (part.kind === 'block')
    return (
      <p className="frame-block">
        {say(language, 'block')}: <code>[[{part.name}]]</code>
      </p>
    );
  return (
    <div
      className={part.kind === 'table' ? 'rows' : 'prose'}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made of Markdown in which HTML is taken for words
      dangerouslySetInnerHTML={{ __html: part.html }}
    />
  );
}

/** @returns the parts; a text that the site would refuse is shown as it is */
function partsOf(markdown: string, locale: Locale, pictureAt: (path: string) => string): readonly Part[] {
  const names = [...markdown.matchAll(/^\[\[([\w-]+)/gm)].map((found) => found[1] ?? '');
  const html = htmlOf(markdown, pictureAt);
  try {
    return body(html, locale, names, '').parts;
  } catch {
    return [{ kind: 'text', html }];
  }
}

/** Markdown as HTML, with HTML of the writer's own taken for words. */
export function htmlOf(markdown: string, pictureAt: (path: string) => string): string {
  const marked = new Marked({
    async: false,
    renderer: {
      html: ({ text }) => escaped(text),
      image: ({ href, text }) =>
        `<img src="${escaped(pictureAt(href))}" alt="${escaped(text)}"${text ? '' : ' class="frame-missing"'}>`,
      link({ href, tokens }) {
        const inner = this.parser.parseInline(tokens);
        return /^(https?:|mailto:|tel:|\/|#|\{)/.test(href)
          ? `<a href="${escaped(href)}">${inner}</a>`
          : inner;
      },
    },
  });
  return marked.parse(markdown) as string;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
