import type { types } from '@slack/bolt';
import type { Attachment, Reply } from '../../commands/reply.ts';
import { partControls } from './components.ts';
import { defanged, escaped, plain, weight } from './escape.ts';
import { cutWithin, packed, shortened } from './fit.ts';
import type { SlackFrame } from './frame.ts';
import { limits } from './limits.ts';
import { bodyPieces, inDirectMessages, type Piece, shownPictures, smallPieces, tailPieces } from './pieces.ts';

/** A message as it is sent: the body of `chat.postMessage` or of a response URL without its channel. */
export interface SlackMessage {
  /** What notifications, screen readers and clients without blocks show: escaped, never empty. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
  /** Where `text` is shown, its asterisks are no markup. */
  readonly mrkdwn: false;
  readonly unfurl_links: false;
  readonly unfurl_media: false;
  /** To be uploaded beside the message; not part of the body. */
  readonly files?: readonly Attachment[];
  /** Pictures to be uploaded first and shown in the place of a block, which says the same in words. */
  readonly pictures?: readonly { readonly at: number; readonly file: Attachment }[];
}

const restName = 'rest-of-the-answer.txt';
/** Kept free on every message for the line that says which part it is, and for what deletes a part. */
const partWeight = 500;
const partName = 75;

function wordsOf(pieces: readonly Piece[]): string {
  return pieces
    .map(({ words }) => words.trim())
    .filter((words) => words !== '')
    .join('\n');
}

function fallback(pieces: readonly Piece[]): string {
  const whole = defanged(wordsOf(pieces));
  if (whole === '') return 'Reftel';
  if (weight(whole) <= limits.message.text) return escaped(whole);
  const cut = cutWithin(whole, limits.message.text - 60);
  const left = (whole.length - cut).toLocaleString('en-GB');
  return `${escaped(whole.slice(0, cut).trimEnd())}\n… and ${left} characters more`;
}

function goesOn(left: readonly Piece[], { audience }: SlackFrame): Piece {
  const characters = left.reduce((sum, piece) => sum + piece.words.length, 0).toLocaleString('en-GB');
  const where = audience === 'private' ? `${restName}, ${inDirectMessages}` : restName;
  const words = `The answer goes on for ${characters} characters that have no room here; they are in the file ${where}.`;
  return {
    block: { type: 'context', elements: [{ type: 'plain_text', text: words, emoji: false }] },
    words,
    weight: weight(words),
  };
}

/**
 * A reply as Slack messages, in order; nothing of it is cut silently. Pure. All text stands in `rich_text` text elements
 * or `plain_text`, where Slack looks for no markup; menus, buttons and files go with the last message, but every message
 * of a shared answer can be deleted. What five messages do not hold goes into a file, and the last one says so.
 */
export function render(reply: Reply, frame: SlackFrame): SlackMessage[] {
  const { blocks: mostBlocks, blockText, messages: mostMessages } = limits.message;
  const room = { messages: mostMessages, pieces: mostBlocks - 2, weight: blockText - partWeight };
  const { messages, left } = packed(bodyPieces(reply, frame), tailPieces(reply, frame), room, (rest) =>
    goesOn(rest, frame),
  );
  const rest = left.length === 0 ? [] : [{ name: restName, type: 'text/plain', content: `${wordsOf(left)}\n` }];
  const inText = shownPictures(reply);
  const files = [...reply.attachments.filter(({ name }) => !inText.has(name)), ...rest];
  const name = shortened(plain(reply.title), partName);
  return messages.map((pieces, at) => {
    const which = at === 0 ? [] : smallPieces(`${name} · part ${at + 1} of ${messages.length}`);
    const shown = [...which, ...pieces];
    const pictures = shown.flatMap(({ picture }, place) => (picture === undefined ? [] : { at: place, file: picture }));
    const below = at === messages.length - 1 ? [] : partControls(frame);
    return {
      text: fallback(shown),
      blocks: [...shown.map(({ block }) => block), ...below],
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
      ...(at === messages.length - 1 && files.length > 0 ? { files } : {}),
      ...(pictures.length > 0 ? { pictures } : {}),
    };
  });
}
