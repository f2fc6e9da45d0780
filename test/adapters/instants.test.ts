import { describe, expect, it } from 'vitest';
import { markdown, plain, sliceOf, spansOf } from '../../adapters/discord/spans.ts';
import { parts } from '../../adapters/slack/blocks.ts';
import { grouped, richText } from '../../adapters/slack/rich-text.ts';
import { inked } from '../../adapters/terminal/ink.ts';
import { lettersOf } from '../../commands/compose.ts';
import { instantWords } from '../../commands/instants.ts';
import { foreign, type Text } from '../../commands/reply.ts';

const next: Text = ['Next: ', { instant: '2026-11-23T08:00:00.000Z', zone: 'Europe/Berlin' }, '.'];
const words = 'Next: Monday 23 November 2026, 09:00 (Europe/Berlin).';

function slackElements(text: Text): unknown[] {
  const [group] = grouped([{ kind: 'section', parts: parts(text) }]);
  return richText(group?.elements ?? []).elements.flatMap((each) => ('elements' in each ? [...each.elements] : []));
}

describe('a moment', () => {
  it('is seen in Discord by the clock of each reader, and in words where there is no Markdown', () => {
    expect(markdown(spansOf(next))).toBe('Next: <t:1795420800:F>.');
    expect(plain(next)).toBe(words);
  });

  it('is words where a line is cut within it', () => {
    expect(markdown(sliceOf(spansOf(next), 0, 20))).toBe('Next: Monday 23 Nove');
  });

  it('is seen in Slack by the clock of each reader, with words for those who do not', () => {
    expect(slackElements(next)).toEqual([
      { type: 'text', text: 'Next: ' },
      {
        type: 'date',
        timestamp: 1_795_420_800,
        format: '{date_long} at {time}',
        fallback: 'Monday 23 November 2026, 09:00 (Europe/Berlin)',
      },
      { type: 'text', text: '.' },
    ]);
  });

  it('names its zone on a terminal and in letters', () => {
    expect(inked(next, { colour: false })).toBe(words);
    expect(lettersOf(next)).toBe(words);
  });

  it('is UTC where the zone is none, and stands as it is where it is none itself', () => {
    const instant = '2026-11-23T08:00:00.000Z';
    expect(instantWords({ instant, zone: '<@1> Nowhere' })).toBe('Monday 23 November 2026, 08:00 (UTC)');
    expect(instantWords({ instant: '<t:1:R>' })).toBe('<t:1:R>');
    expect(markdown(spansOf([{ instant: '<t:1:R>' }]))).toBe('\\<t:1:R\\>');
    expect(slackElements([{ instant: '<!channel>' }])).toEqual([{ type: 'text', text: '<!channel>' }]);
  });

  it('of somebody else stays text', () => {
    expect(markdown(spansOf([foreign('<t:1795420800:F>')]))).toBe('\\<t:1795420800:F\\>');
  });
});
