import { type Header, Headers, isEnd, isSeparator, type Line, sameNumber } from './divide-headers.ts';
import { isClassificationOnly } from './furniture.ts';

const mostCables = 100_000;
/** Lines that may stand between the end of one cable and the header of the next. */
const farthestAbove = 30;

/** An archive's line above a cable: its id alone or behind a label. */
const idLine =
  /^(?:[A-Z][A-Za-z ]{1,24}[:#] ?){0,2}(?:#\d{1,7} ?,? ?)?(?:\d{2}|\d{4}) ?[A-Z][A-Z ]{1,26}\d{1,8}(?:_[a-z])?(?:[ ,].{0,60})?$/u;
const stamp = /\bDeclassified\/Released\b|^RELEASED IN (?:FULL|PART)\b|^#\d{4}$|^BT$|^##+$/u;
/** The Department's own distribution and clearances above a telegram of the 1970s. */
const distribution =
  /^(?:(?:ORIGIN|ACTION|INFO)\s+)?[A-Z/]{1,8}-\d{2}\b|^(?:DRAFTED|APPROVED|CLEARED) BY\b|^-{6,}\s?\d{6}|^\d{2,3}$/u;
const signature =
  /^[A-Z][A-Z'’-]{1,20}(?: (?:[A-Z]\.? )?[A-Z][A-Z'’-]{1,20}){0,2}(?:,? (?:JR|SR|II|III)\.?)?[.#]{0,3}$/u;

/** Capitals above a header that are no signature. */
const introduces = /\b(?:TEXT|FOLLOW(?:S|ING)|QUOTE|CABLE|TELEGRAM|MESSAGE|SUMMARY|COMMENT|SIPDIS|NOFORN|UNCLAS)\b/u;
const opensQuote = /\bBEGIN (?:QUOTE|TEXT|MESSAGE|CABLE|TELEGRAM)\b|\bQUOTE[:.]?$/iu;
const closesQuote = /\b(?:UNQUOTE|END (?:QUOTE|TEXT|MESSAGE|CABLE|TELEGRAM))\b/iu;

/** What stands above a header: where the cable's own lines begin, and what tells that another one ended before. */
interface Above {
  readonly first: number;
  readonly ended: 'end' | 'separator' | 'signature' | undefined;
  /** The words above end with a colon: they introduce what follows. */
  readonly introduced: boolean;
}

/** Whether a line stands above a cable and belongs to it: an archive's id, the distribution of the 1970s. */
function belongs(text: string): boolean {
  return idLine.test(text) || distribution.test(text);
}

function above(lines: readonly Line[], header: number): Above {
  let first = header;
  let separated = false;
  let marked = false;
  let own = true;
  for (let at = header - 1; at >= 0 && at >= header - farthestAbove; at -= 1) {
    if (lines[at + 1]?.fed === true) return { first, ended: 'separator', introduced: false };
    const { text = '' } = lines[at] ?? {};
    if (isEnd(text)) return { first, ended: 'end', introduced: false };
    if (isSeparator(text)) separated = true;
    else if (stamp.test(text)) own = false;
    else if (isClassificationOnly(text)) {
      // The first belongs to the page that begins, another to the one that ended.
      if (marked) own = false;
      marked = true;
    } else if (!belongs(text)) {
      const signed = signature.test(text) && !introduces.test(text);
      return {
        first,
        ended: separated ? 'separator' : signed ? 'signature' : undefined,
        introduced: text.endsWith(':'),
      };
    }
    if (own) first = at;
  }
  return { first, ended: separated ? 'separator' : undefined, introduced: false };
}

/** Whether a header opens another cable, and is none of its further sections and none that it quotes. */
function isAnother(current: Header, next: Header, { ended, introduced }: Above, quoted: boolean): boolean {
  const hard = ended === 'end' || ended === 'separator';
  const years = [current.sent, next.sent].map((sent) => sent?.slice(-2));
  const sameYear = years[0] === undefined || years[1] === undefined || years[0] === years[1];
  if (current.number !== undefined && next.number !== undefined && sameYear && sameNumber(current.number, next.number))
    return hard && (next.section ?? 1) === 1;
  if (next.number === undefined && next.sent === current.sent && !hard) return false;
  return ended !== undefined || (next.own && !quoted && !introduced);
}

/**
 * Where further cables begin in a text that holds several: at a header that stands behind the end of another (NNNN,
 * "<< END OF DOCUMENT >>", a form feed, an archive's line, a signature), or that opens as transmissions and first pages
 * do, with a number of its own. A header with the same number is a further section of the same cable; one behind a colon
 * or within a quotation is quoted. Offsets ascend and are never 0; linear in the text.
 */
export function divide(text: string): readonly number[] {
  const headers = new Headers(text);
  const { lines } = headers;
  const cuts: number[] = [];
  let current: Header | undefined;
  let quoted = false;
  for (let at = 0; at < lines.length && cuts.length < mostCables; at += 1) {
    const line = lines[at]?.text ?? '';
    const header = headers.at(at);
    if (header === undefined) {
      if (closesQuote.test(line)) quoted = false;
      else if (opensQuote.test(line)) quoted = true;
      continue;
    }
    at = header.end - 1;
    const before = above(lines, header.line);
    const another = current === undefined ? before.ended === 'end' : isAnother(current, header, before, quoted);
    const cut = lines[before.first]?.start ?? 0;
    if (another && cut > (cuts.at(-1) ?? 0)) {
      cuts.push(cut);
      quoted = false;
      current = header;
    } else current ??= header;
  }
  return cuts;
}
