import type { Spread } from '../src/index.ts';
import { counted } from './compose.ts';
import { dateWords } from './dates.ts';
import type { Text } from './reply.ts';

const bars = '▁▂▃▄▅▆▇█';
const none = '·';
/** Fewer events are seen at a glance in the list. */
const leastEvents = 5;

/** A stretch of whole months: `1996`, `Sep 2007`, `Jan – Mar 2007`, `1990–1999`. */
function stretch(first: string, last: string, locale: string | undefined): string {
  if (first === last) return dateWords(first, locale, 'short');
  const [from, to] = [first.slice(0, -3), last.slice(0, -3)];
  if (first.endsWith('-01') && last.endsWith('-12'))
    return dateWords(from === to ? from : `${from}/${to}`, locale, 'short');
  return dateWords(`${first}/${last}`, locale, 'short');
}

/** How dense events lie in time, as a line of bars between its first and last stretch, with its highest one in words. */
export function chartText(spread: Spread | undefined, locale: string | undefined): Text {
  const placed = spread?.pieces.reduce((sum, { count }) => sum + count, 0) ?? 0;
  if (spread === undefined || placed < leastEvents) return [];
  const { pieces, wider } = spread;
  const [begin, end] = [pieces[0], pieces.at(-1)];
  const highest = pieces.reduce((most, piece) => (piece.count > most.count ? piece : most));
  if (begin === undefined || end === undefined || pieces.length < 2) return [];
  const line = pieces
    .map(({ count }) => (count === 0 ? none : (bars[Math.ceil((count / highest.count) * bars.length) - 1] ?? none)))
    .join('');
  const words = (piece: typeof begin) => stretch(piece.first, piece.last, locale);
  const rest = wider === 0 ? '' : `; ${counted(wider, 'event')} of a longer time`;
  return [`${words(begin)} ${line} ${words(end)}, most in ${words(highest)} (${highest.count})${rest}`];
}
