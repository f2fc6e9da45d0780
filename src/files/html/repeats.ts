import type { Block } from '../laid-out.ts';
import { bare } from './linked-data.ts';

/** Shorter lines may come twice on purpose ("* * *", "Yes."). */
const shortestRepeat = 40;
const shortestTeaser = 20;
const teaserReach = 8;
/** A card below an article is a headline, a caption, a line of a deck. */
const longestCard = 220;
const keyLength = 1_000;

const advertisement =
  /^(?:- )?(?:advertisements?|advertising|anzeige|publicité|publicidad|реклама)(?: -|[\s\p{P}]{1,3}continue reading below)?[.:]?$/iu;
/** Rulers, and labels whose date or name stands among the fields now. */
const remnant = /^(?:[^\p{L}\p{N}]|by|written|published|posted|on|at|in)*$/iu;
const aftermath =
  /^(?:more (?:from|on|stories|news|in|about)\b.{0,60}|read (?:more|next|also)\b.{0,40}|related(?: (?:articles?|stories|posts?|content|topics?|news|coverage|reading|links?))?|(?:most|top|latest|recent) (?:popular|read|viewed|shared|stories|news|posts?|articles?)\b.{0,20}|trending(?: now)?|recommended(?: for you| reading| stories)?|you (?:may|might) (?:also )?(?:like|enjoy)\b.{0,20}|sign up\b.{0,60}|subscribe\b.{0,60}|share(?: this\b.{0,20})?|(?:\d{1,5} )?comments?|leave a (?:comment|reply)|copyright\b.{0,80}|читайте также|lesen sie auch|mehr zum thema|à lire aussi|lea también)\s*[:…».!-]{0,3}$/iu;

/**
 * Leaves out what a page prints twice or around its text: a paragraph that stood before, a teaser that is the beginning
 * of what follows, advertisements, and the cards below a heading like "More from" at the end.
 */
export function withoutRepeats(blocks: readonly Block[]): readonly Block[] {
  const seen = new Set<string>();
  const once = blocks.filter(({ text, kind }, at) => {
    if (advertisement.test(text) || remnant.test(text)) return false;
    if (kind === 'heading') return true;
    const key = keyOf(text);
    if (key.length < shortestRepeat) return !isTeaser(text, key, blocks.slice(at + 1, at + 1 + teaserReach));
    if (seen.has(key)) return false;
    seen.add(key);
    return !isTeaser(text, key, blocks.slice(at + 1, at + 1 + teaserReach));
  });
  return once.slice(0, endOf(once));
}

function keyOf(text: string): string {
  return `${bare(text.slice(0, keyLength))}${text.length > keyLength ? text.slice(keyLength) : ''}`;
}

function isTeaser(text: string, key: string, following: readonly Block[]): boolean {
  if (key.length < shortestTeaser || text.length > keyLength || !/(?:\.{3}|…)["'”’]?$/u.test(text)) return false;
  return following.some((block) => block.text.length > text.length && keyOf(block.text).startsWith(key));
}

/** Where the text ends: before the first heading of other matters below which only cards stand. */
function endOf(blocks: readonly Block[]): number {
  let end = blocks.length;
  for (let at = blocks.length - 1; at > 0; at--) {
    const { text } = blocks[at] ?? { text: '' };
    if (aftermath.test(text)) end = at;
    else if (text.length > longestCard) break;
  }
  return end;
}
