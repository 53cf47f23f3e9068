/**
 * A calendar file (RFC 5545): lines folded at 75 octets and ended by CRLF.
 * @param lines its content lines, values already escaped by `icsText`
 */
export function icsOf(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** Section 3.3.11: backslash, semicolon, comma and line ends are escaped. */
export function icsText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** An instant as it is written there: `20270115T120000Z`. */
export function icsInstant(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d+/g, '');
}

/** Section 3.1: no line is longer than 75 octets; what goes on begins with a space. No letter is cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const parts = [''];
  let octets = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (octets + size > 75) {
      parts.push(' ');
      octets = 1;
    }
    parts[parts.length - 1] += letter;
    octets += size;
  }
  return parts.join('\r\n');
}
