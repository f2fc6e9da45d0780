import type { Command } from '../../commands/command.ts';
import type { Reply } from '../../commands/reply.ts';
import type { Frame } from '../frame.ts';
import { controlsOf } from './components.ts';
import { cardTray, colours, framed } from './embeds.ts';
import { filesOf } from './files.ts';
import { fill, type Part, splitSpans } from './fit.ts';
import { limits } from './limits.ts';
import { markOf, markRoom } from './mark.ts';
import { type DiscordMessage, leftOver, messageOf, spare, trays } from './message.ts';
import { linePart, partsOf } from './parts.ts';
import { markdown, plain, type Spans, spansOf } from './spans.ts';

const { embed: most } = limits;
const continued = 'continued';
const length = (text: string) => text.length;

/** What stands around the text of a card, and what of it was too long for its place. */
interface CardHead {
  readonly content: string;
  readonly author: string;
  readonly title: string;
  readonly footer: string;
  /** To stand before and after the blocks. */
  readonly before: readonly Part[];
  readonly after: readonly Part[];
}

function upTo(spans: Spans, room: number): readonly [string, readonly Part[]] {
  const [first, rest] = splitSpans(spans, room, length);
  return [markdown(first), linePart(rest)];
}

/** A place without Markdown that takes all or nothing: what is too long becomes a line of the text. */
function wholeOr(spans: Spans, text: string, room: number): readonly [string, readonly Part[]] {
  return text.length <= room ? [text, []] : ['', linePart(spans, { gap: true })];
}

/** Lead, kicker, title and footer in their places. */
function headOf(reply: Reply): CardHead {
  const [content, restOfLead] = upTo(spansOf(reply.lead), limits.content);
  const [title, restOfTitle] = upTo(spansOf(reply.title), most.title);
  const [author, kicker] = wholeOr(spansOf(reply.kicker), plain(reply.kicker), most.author);
  const [footer, foot] = wholeOr(spansOf(reply.footer), plain(reply.footer), most.footer / 2);
  const subtitle = linePart(spansOf(reply.subtitle));
  return {
    content,
    author,
    title,
    footer,
    before: [...restOfLead, ...kicker, ...restOfTitle, ...subtitle],
    after: foot,
  };
}

/** A reply as embeds: the lead is the message's text, the kicker the author's line, short facts stand beside each other. */
export function cardMessages(reply: Reply, frame: Frame, commands: readonly Command[]): readonly DiscordMessage[] {
  const head = headOf(reply);
  const colour = colours[reply.tone];
  const controls = controlsOf(reply, frame, commands);
  const { files, images, parts: about } = filesOf(reply);
  const around = Math.max(head.author.length, continued.length) + head.title.length + head.footer.length;
  const { all, next } = trays(() => cardTray(around + spare + markRoom(frame)));
  const parts = [...head.before, ...partsOf(reply, frame.linkTo), ...head.after, ...controls.parts, ...about];
  const left = markdown(leftOver(fill(parts, next, length), reply, frame, commands));
  return all.map((tray, at) => {
    const last = at === all.length - 1;
    const { content, ...top } = at === 0 ? head : { content: '', author: continued, title: '' };
    const foot = [last ? head.footer : '', markOf(frame, at, all.length)].filter((each) => each !== '');
    const around = { ...top, footer: foot.join(' · ') };
    const over = last && left !== '' ? [{ description: left }] : [];
    const embeds = framed([...tray.embeds(), ...over], around, colour, last ? images[0]?.name : undefined);
    const body = {
      ...(content === '' ? {} : { content }),
      embeds,
      ...(last && controls.rows.length > 0 ? { components: controls.rows } : {}),
    };
    return messageOf(body, frame, last ? files : []);
  });
}
