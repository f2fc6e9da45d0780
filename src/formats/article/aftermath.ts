import type { Block } from './blocks.ts';
import { headsOffers, isOffer } from './offers.ts';
import { lookAt } from './prose.ts';
import { keyOf } from './repeats.ts';

/** Of cards, at least this share are headlines or captions that stand twice. */
const HEADLINES = 0.5;
/** A site's offer says less about what follows than "More from …": behind it, so many must be. */
const OFFER_HEADLINES = 0.7;
/** So many blocks of sentences in a row are prose, not the decks of cards. */
const PROSE_RUN = 2;
/** More than this share of the text cut off is worth a word. */
const MUCH = 0.2;
/** Longer blocks are paragraphs of a text; the cards of other articles are shorter. */
const MAX_CARD = 300;
/** Lines that interrupt an article, by themselves on a line. */
const INTERRUPTION =
  /^(?:advertisement|story continues below(?: advertisement)?|skip advertisement|article continues .{0,30})\W*$/iu;
const MORE_FROM = /^(?:[Mm]ore [Ff]rom|MORE FROM) ((?:\p{Lu}|\d)\S*(?: (?:\p{Lu}\S*|of|the|and|for|&|\d+)){0,5})$/u;
const NO_OUTLET = /^(?:the )?(?:web|internet|author|section|category|series|world|news|opinion|politics|business)\b/iu;

/** What is left when the part after an article is cut off. */
export interface Trimmed {
  readonly blocks: readonly Block[];
  /** The outlet that the cut part names ("More from Foreign Policy"). */
  readonly outlet: string | undefined;
  /** Says that much was cut off behind a heading which leaves room for doubt. */
  readonly warning?: string;
}

/**
 * Cuts at the first heading that announces other articles or the site's offers, if only teasers follow it to the end:
 * mostly headlines or captions that stand twice, and no run of prose. Otherwise the text stays whole, but for lines that
 * are an offer by themselves.
 */
export function withoutAftermath(blocks: readonly Block[], share = HEADLINES): Trimmed {
  const kept = blocks.filter((block) => block.text.length > 60 || !INTERRUPTION.test(block.text));
  const [cards, offers] = [cardsFrom(kept, share), cardsFrom(kept, Math.max(share, OFFER_HEADLINES))];
  const cut = kept.findIndex((block, at) => {
    if (at === 0 || block.text.length > 100) return false;
    const look = lookAt(block);
    if (look.aftermath || look.related) return cards[at + 1] === true;
    return offers[at + 1] === true && headsOffers(block.text);
  });
  const text = (cut < 0 ? kept : kept.slice(0, cut)).filter((block, at) => at === 0 || !isOffer(block.text));
  if (cut < 0) return { blocks: text, outlet: undefined };
  const outlet = outletOffering(kept.slice(cut));
  const warning = cutWarning(kept, cut);
  return { blocks: text, outlet, ...(warning === undefined ? {} : { warning }) };
}

/** None where the heading itself says that other articles of the outlet's follow. */
function cutWarning(blocks: readonly Block[], cut: number): string | undefined {
  const heading = blocks[cut]?.text ?? '';
  if (/^more (?:from|stories|articles)\b/iu.test(heading)) return undefined;
  const length = (part: readonly Block[]) => part.reduce((sum, block) => sum + block.text.length, 0);
  const lost = length(blocks.slice(cut)) / Math.max(1, length(blocks.slice(1)));
  if (lost <= MUCH) return undefined;
  return `What stands behind “${heading}” was left out as links to other articles: ${Math.round(lost * 100)} % of the text.`;
}

/** The outlet that offers more of its articles, in the first heading that names one ("More from Foreign Policy"). */
export function outletOffering(blocks: readonly Block[]): string | undefined {
  for (const { text } of blocks) {
    const named = text.length <= 100 ? MORE_FROM.exec(text)?.[1] : undefined;
    if (named !== undefined && !NO_OUTLET.test(named)) return named.replace(/[.…:]+$/u, '');
  }
  return undefined;
}

/** Several words that end without a full stop, or stand in capitals as titles do. */
function isHeadline(text: string): boolean {
  if (text.length > MAX_CARD || !/\S \S+ \S/u.test(text)) return false;
  if (!/[.!?:;…]["'”’)]{0,2}$/u.test(text.slice(-4))) return true;
  const words = text.split(' ').filter((word) => word.length > 3);
  const capitals = words.filter((word) => /^\W{0,2}\p{Lu}/u.test(word)).length;
  return text.length <= 100 && words.length >= 3 && capitals * 4 >= words.length * 3;
}

/** Whether a block is a caption that stands again right above or below. */
function isTwin(blocks: readonly Block[], at: number): boolean {
  const key = (index: number) => keyOf(blocks[index]?.text ?? '');
  const below = blocks[at + 1]?.apart === false && key(at) === key(at + 1);
  return below || (blocks[at]?.apart === false && key(at) === key(at - 1));
}

/** For each index, and the end: whether what stands from there on is cards only. */
function cardsFrom(blocks: readonly Block[], share: number): boolean[] {
  const result: boolean[] = new Array(blocks.length + 1).fill(false);
  let cards = 0;
  let all = 0;
  let prose = 0;
  for (let at = blocks.length - 1; at >= 0; at--) {
    const text = blocks[at]?.text ?? '';
    if (text.length > MAX_CARD) break;
    if (!isOffer(text)) {
      all++;
      const card = isTwin(blocks, at) || isHeadline(text);
      if (card) cards++;
      prose = !card && /[.!?…]["'”’)]{0,2}$/u.test(text.slice(-4)) ? prose + 1 : 0;
      if (prose >= PROSE_RUN) break;
    }
    result[at] = cards > 0 && cards >= share * all;
  }
  return result;
}
