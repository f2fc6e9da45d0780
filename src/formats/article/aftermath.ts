import type { Block } from './blocks.ts';
import { lookAt } from './prose.ts';
import { keyOf } from './repeats.ts';

/** Of cards, at least this share are headlines. */
const HEADLINES = 0.25;
/** Longer blocks are paragraphs of a text; the cards of other articles are shorter. */
const MAX_CARD = 300;
/** Lines that interrupt an article, by themselves on a line. */
const INTERRUPTION =
  /^(?:advertisement|story continues below(?: advertisement)?|skip advertisement|article continues .{0,30})\W*$/iu;
/** Headings after which a site offers itself rather than other articles (CABLE_FORMAT §4). */
const OFFER = /^(?:sign up|subscribe|share|advertisement|copyright|read more|newsletter)\b.{0,80}$/iu;
const MORE_FROM = /^(?:[Mm]ore [Ff]rom|MORE FROM) ((?:\p{Lu}|\d)\S*(?: (?:\p{Lu}\S*|of|the|and|for|&|\d+)){0,5})$/u;
const NO_OUTLET = /^(?:the )?(?:web|internet|author|section|category|series|world|news|opinion|politics|business)\b/iu;

/** What is left when the part after an article is cut off. */
export interface Trimmed {
  readonly blocks: readonly Block[];
  /** The outlet that the cut part names ("More from Foreign Policy"). */
  readonly outlet: string | undefined;
}

/**
 * Cuts at the first heading that announces other articles or the site's offers, if only short teaser-like lines follow
 * it to the end: headlines without a full stop, or captions that stand twice. Otherwise the text stays whole.
 */
export function withoutAftermath(blocks: readonly Block[], share = HEADLINES): Trimmed {
  const kept = blocks.filter((block) => block.text.length > 60 || !INTERRUPTION.test(block.text));
  const cards = cardsFrom(kept, share);
  const cut = kept.findIndex((block, at) => at > 0 && cards[at + 1] === true && isHeading(block));
  if (cut < 0) return { blocks: kept, outlet: undefined };
  return { blocks: kept.slice(0, cut), outlet: outletOffering(kept.slice(cut)) };
}

/** The outlet that offers more of its articles, in the first heading that names one ("More from Foreign Policy"). */
export function outletOffering(blocks: readonly Block[]): string | undefined {
  for (const { text } of blocks) {
    const named = text.length <= 100 ? MORE_FROM.exec(text)?.[1] : undefined;
    if (named !== undefined && !NO_OUTLET.test(named)) return named.replace(/[.…:]+$/u, '');
  }
  return undefined;
}

function isHeading(block: Block): boolean {
  if (block.text.length > 100) return false;
  const look = lookAt(block);
  return look.aftermath || look.related || OFFER.test(block.text);
}

/** Several words that end without a full stop. */
function isHeadline(text: string): boolean {
  return text.length <= MAX_CARD && /\S \S+ \S/u.test(text) && !/[.!?:;…]["'”’)]{0,2}$/u.test(text.slice(-4));
}

/** For each index, and the end: whether what stands from there on is cards only. */
function cardsFrom(blocks: readonly Block[], share: number): boolean[] {
  const result: boolean[] = new Array(blocks.length + 1).fill(true);
  let headlines = 0;
  let pairs = 0;
  let short = true;
  for (let at = blocks.length - 1; at >= 0; at--) {
    const block = blocks[at];
    if (block === undefined) continue;
    if (block.text.length > MAX_CARD) short = false;
    if (isHeadline(block.text)) headlines++;
    const next = blocks[at + 1];
    if (short && next?.apart === false && keyOf(next.text) === keyOf(block.text)) pairs++;
    result[at] = short && (pairs > 0 || (headlines > 0 && headlines >= share * (blocks.length - at)));
  }
  return result;
}
