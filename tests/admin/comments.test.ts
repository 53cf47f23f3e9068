import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { withComments } from '../../src/admin/comments';

const before = `# Who answers where.
team:
  mail: "ips@example.fi"
  # The language of letters.
  language: fi

areas:
  - area: pohjanmaa
    languages: [fi, sv]
    people:
      # The first.
      - "yksi"
      # The second.
      - "kaksi"
      - "kolme"
`;
type Contacts = {
  team: { mail: string; language?: string };
  areas: { people: string[]; languages: string[] }[];
};
const changed = (change: (data: Contacts) => void) => {
  const data = parse(before) as Contacts;
  change(data);
  const text = withComments(before, stringify(data));
  expect(parse(text)).toEqual(data);
  return text;
};

describe('saving settings', () => {
  it('changes one line when one value changes, and leaves the rest as it is written', () => {
    const text = changed((data) => {
      data.team.mail = 'uusi@example.fi';
    });
    expect(text).toBe(before.replace('ips@', 'uusi@'));
  });

  it('changes nothing when no value changes, in every file that there is', () => {
    for (const file of readdirSync('content/settings')) {
      const text = readFileSync(`content/settings/${file}`, 'utf8');
      const saved = withComments(text, stringify(parse(text), { lineWidth: 0 }));
      const comments = (yaml: string) => yaml.match(/^\s*#.*$/gm) ?? [];
      expect(comments(saved), file).toEqual(comments(text));
      expect(parse(saved), file).toEqual(parse(text));
    }
  });

  it('keeps the comments of items that stay when others come, go or change', () => {
    const added = changed((data) => data.areas[0]?.people.splice(1, 0, 'uusi'));
    expect(added).toMatch(/# The first\.\n {6}- "yksi"\n {6}- uusi\n {6}# The second\.\n {6}- "kaksi"/);
    const gone = changed((data) => data.areas[0]?.people.pop());
    expect(gone).toBe(before.replace('      - "kolme"\n', ''));
    const mended = changed((data) => data.areas[0]?.people.splice(1, 1, 'toinen'));
    expect(mended).toBe(before.replace('kaksi', 'toinen'));
  });

  it('takes a value away, and lets a value become another kind of thing', () => {
    const less = changed((data) => {
      delete data.team.language;
    });
    expect(less).toContain('# Who answers where.');
    const other = stringify({ team: ['x'], areas: 1 });
    expect(parse(withComments(before, other))).toEqual(parse(other));
    expect(withComments('a: [', 'a: 1\n')).toBe('a: 1\n');
  });

  it('keeps what looks like a number or a truth a text, when it is one', () => {
    const text = withComments('code: "743"\n', stringify({ code: '052', no: 'no', when: '2026-11-21' }));
    expect(parse(text)).toEqual({ code: '052', no: 'no', when: '2026-11-21' });
  });
});
