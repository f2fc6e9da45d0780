import { reply } from '../../commands/compose.ts';
import { foreign, type Reply } from '../../commands/reply.ts';
import { examples } from '../draw/examples.ts';

/** Words that would ping, link or mark something up on either platform. */
export const hostile =
  '@everyone <!channel> <@1> <@U000000001> <!here|x> [a](https://evil.example) https://evil.example *b* `c` ref aaaa';

const cite = { pin: '07STATE130159 ¶2', document: '07STATE130159', paragraph: 2, start: 0, end: 9 };

/** What a digest looks like: facts with their pin cites, a picture, buttons and a menu. */
export function digestLike({ words = 'hinted that an amnesty', repeats = 1, pictured = false } = {}): Reply {
  const picture = examples['timeline-seeds'];
  if (picture === undefined) throw new Error('no picture');
  return reply({
    title: ['Belarus, weekly: ', foreign(words.slice(0, 60))],
    kicker: ['digest · 9 to 16 March 2026'],
    blocks: [
      ...(pictured ? [{ kind: 'picture', picture, instead: ['▁·█ most in Sep'] } as const] : []),
      {
        kind: 'list',
        title: ['New documents'],
        items: Array.from({ length: repeats }, (_, at) => ({
          number: String(at + 1),
          label: [foreign(`Item ${at + 1}`)],
          quotation: { quote: foreign(`${at + 1} ${words}`), cite },
        })),
      },
      { kind: 'fields', fields: [{ name: 'Documents', value: [String(repeats)] }] },
    ],
    actions: [
      { label: ['Read'], command: 'cable', options: { id: '07STATE130159' } },
      { label: ['Statistics'], command: 'stats', options: {} },
    ],
    footer: ['weekly · next on 23 March 2026'],
  });
}
