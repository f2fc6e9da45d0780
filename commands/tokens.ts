import { AskError } from '../src/index.ts';

/** A stretch of typed text between blanks. Offsets are UTF-16 units into the text, start inclusive, end exclusive. */
export interface Token {
  /** Without its quotation marks, and without the name in front of it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
  /** The option it sets (`name:value`), lower case. */
  readonly name?: string;
}

const opening = '"“„';
const closing = '"”“';
const optionName = /[a-z][a-z0-9_-]{0,31}:/iuy;

/** The quoted stretch that opens at `at`: its text without backslashes before quotation marks, and its end; undefined end when it is never closed. */
function quotedAt(text: string, at: number): { text: string; end: number | undefined } {
  let inner = '';
  for (let here = at + 1; here < text.length; here += 1) {
    const unit = text.charAt(here);
    if (unit === '\\' && closing.includes(text.charAt(here + 1)) && here + 1 < text.length) {
      here += 1;
      inner += text.charAt(here);
    } else if (closing.includes(unit)) return { text: inner, end: here + 1 };
    else inner += unit;
  }
  return { text: inner, end: undefined };
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !/\s/u.test(text.charAt(end))) end += 1;
  return end;
}

function tokenAt(text: string, start: number, lenient: boolean): Token {
  optionName.lastIndex = start;
  const named = optionName.exec(text)?.[0];
  const from = named === undefined ? start : start + named.length;
  const name = named === undefined ? {} : { name: named.slice(0, -1).toLowerCase() };
  if (opening.includes(text.charAt(from)) && from < text.length) {
    const quoted = quotedAt(text, from);
    if (quoted.end === undefined && !lenient) {
      throw new AskError(`The quotation mark at position ${from + 1} is never closed`, { text, at: from });
    }
    return { text: quoted.text, start, end: quoted.end ?? text.length, quoted: true, ...name };
  }
  const end = wordEnd(text, from);
  return { text: text.slice(from, end), start, end, quoted: false, ...name };
}

/**
 * Splits typed text at blanks. Quotation marks (straight or curly) keep words together, `\"` is a mark itself, and
 * `name:` in front names an option; a colon that begins `://` does not.
 * @throws AskError at a quotation mark that is never closed, unless `lenient`: then it runs to the end
 */
export function tokensOf(text: string, lenient = false): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/u.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const token = tokenAt(text, at, lenient);
    const address = token.name !== undefined && token.text.startsWith('//');
    if (address) {
      const end = wordEnd(text, at);
      tokens.push({ text: text.slice(at, end), start: at, end, quoted: false });
      at = end;
    } else {
      tokens.push(token);
      at = token.end;
    }
  }
  return tokens;
}
