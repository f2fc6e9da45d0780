import { describe, expect, it } from 'vitest';
import { defanged, escaped, plain, visible, weight } from '../../../adapters/slack/escape.ts';
import { foreign } from '../../../commands/reply.ts';
import { liveIn } from '../../doubles/slack-scan.ts';

/** What is given, and what is seen. */
const seen: readonly (readonly [what: string, given: string, shown: string])[] = [
  ['leaves words alone', 'Zürich: «да» – 40 °C, \\o/', 'Zürich: «да» – 40 °C, \\o/'],
  ['leaves Markdown as it is written', '*a* _b_ ~c~ `d` > e [f](g)', '*a* _b_ ~c~ `d` > e [f](g)'],
  ['shows controls as pictures', 'a\u001b[31mb\u0000\u007f', 'a␛[31mb␀␡'],
  ['names controls above ASCII', 'a\u009bb', 'a[U+009B]b'],
  ['names controls of writing direction', 'abc\u202edef\u2069', 'abc[U+202E]def[U+2069]'],
  ['counts controls in a row', 'a\u202e\u202e\u202e\u202db', 'a[U+202E ×3][U+202D]b'],
  ['drops letters without width', 'pa\u200bss\u00adwo\ufeffrd\u2060\u{e0041}', 'password'],
  ['drops joiners between Latin letters', 'ad\u200dmin\u200c', 'admin'],
  ['keeps joiners that spelling needs', 'می\u200cخواهم', 'می\u200cخواهم'],
  ['keeps emoji of several parts', '👩\u200d🚀 ❤\ufe0f', '👩\u200d🚀 ❤\ufe0f'],
  ['drops joiners in rows', 'می\u200c\u200c\u200cخ', 'می\u200cخ'],
  ['replaces halves of pairs', 'a\ud83db', 'a\ufffdb'],
  ['folds line ends and tabs', 'a\r\nb\n\n\tc\u2028d', 'a b c d'],
];

describe('visible', () => {
  it.each(seen)('%s', (_what, given, shown) => {
    expect(visible(given)).toBe(shown);
  });

  it('keeps line ends where text is to be copied', () => {
    expect(visible('a\r\n\tb\u0085c', 'keep')).toBe('a\n    b\nc');
  });

  it('reads a line of ours and theirs without emphasis', () => {
    expect(plain(['by ', { strong: foreign('A\u202eB') }, foreign(' C')])).toBe('by A[U+202E]B C');
  });
});

describe('the fallback text', () => {
  it.each(['<!channel>', '<@U1>', '<https://a.com|b>', '<#C1|general>', '<!subteam^S1>', '<!date^1^{date}|x>'])(
    'has no live %s',
    (text) => {
      expect(liveIn(text)).not.toEqual([]);
      expect(liveIn(escaped(defanged(text)))).toEqual([]);
    },
  );

  it.each([
    'http://example.com/a?b=c',
    'HTTPS://EXAMPLE.ORG',
    'see example.com.',
    'mailto:a@b.org',
    'a.b@example.co.uk',
    'https://пример.рф/x',
    'slack://open',
    'www.state.gov/x',
  ])('has no link for %s', (text) => {
    expect(liveIn(text)).not.toEqual([]);
    expect(liveIn(escaped(defanged(text)))).toEqual([]);
  });

  it('leaves figures, abbreviations and ends of sentences alone', () => {
    const text = 'The U.S. said 1.4(b) at 3.30 p.m. Then: nothing. 07STATE130159 ¶2';
    expect(defanged(text)).toBe(text);
  });

  it('escapes so that Slack shows what was written', () => {
    expect(escaped('a < b & c > d &amp;')).toBe('a &lt; b &amp; c &gt; d &amp;amp;');
  });

  it('weighs a text as long as it is when escaped', () => {
    for (const text of ['', 'abc', '<a & b>', '&&&&', 'ü🚀']) expect(weight(text)).toBe(escaped(text).length);
  });
});
