import type { Block } from './blocks.ts';
import { ABOUT_PERSON, AFTERMATH, CREDIT, FUNCTION_WORDS, FURNITURE, LEGALESE, POINTER, RELATED } from './phrases.ts';

/** How much of a block is looked at: enough to know prose, bounded whatever the block's length. */
const SAMPLE = 2_000;
/** Ideographs carry about three Latin letters each. */
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** What a block looks like, by itself. */
export interface Look {
  /** Weighed length in characters, list marker not counted. */
  readonly length: number;
  /** Ends as a sentence does. */
  readonly closed: boolean;
  /** Running text: sentences, function words. */
  readonly prose: boolean;
  readonly aftermath: boolean;
  readonly related: boolean;
  readonly furniture: boolean;
  readonly pointer: boolean;
  readonly credit: boolean;
  readonly legalese: boolean;
}

/** Looks at one block; every rule reads a bounded stretch of it. */
export function lookAt(block: Block): Look {
  const whole = block.bullet ? block.text.slice(2) : block.text;
  const text = whole.slice(0, SAMPLE);
  const short = whole.length <= 240;
  const length = whole.length + 2 * (text.match(IDEOGRAPH)?.length ?? 0);
  const closed = /[.!?…:;。！？؟]["'”’»)\]]{0,3}$/u.test(whole.slice(-6));
  return {
    length,
    closed,
    prose: isProse(text, length, closed),
    aftermath: short && AFTERMATH.test(text),
    related: short && (RELATED.test(text) || ABOUT_PERSON.test(text)),
    furniture: short && FURNITURE.test(text),
    pointer: short && POINTER.test(text),
    credit: whole.length <= 400 && CREDIT.test(text.slice(-160)),
    legalese: whole.length <= 900 && LEGALESE.test(text),
  };
}

function isProse(text: string, length: number, closed: boolean): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu) ?? [];
  if (words.length * 16 < text.length && text.search(IDEOGRAPH) < 0) return false;
  const functional = words.filter((word) => FUNCTION_WORDS.has(word)).length / Math.max(1, words.length);
  const sentences = /[\p{L}\p{N}"”’)][.!?](?:["”’)]{0,2}\s|$)|[。！？]/u.test(text) || closed;
  if (length >= 80 && sentences && functional >= 0.12) return true;
  if (length >= 160 && sentences) return true;
  return length >= 40 && closed && functional >= 0.2;
}
