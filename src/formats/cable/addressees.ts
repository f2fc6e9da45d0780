import type { Addressee } from '../../document.ts';
import type { Line } from './lines.ts';

export interface Addressees {
  readonly from: Addressee | undefined;
  readonly to: readonly Addressee[];
  readonly info: readonly Addressee[];
  /** Index of the first line behind the block. */
  readonly end: number;
}

const precedenceWords = 'NIACT IMMEDIATE|NIACT|FLASH|IMMEDIATE|PRIORITY|ROUTINE';
const entry = new RegExp(
  `^(?:ZEN\\s?/\\s?)?(?:(R[A-Z]{3,8})\\s?/\\s?(?!/))?(.+?)(?:\\s+(${precedenceWords}))?(?:\\s+(\\d{3,5}))?(?:\\s+(${precedenceWords}))?$`,
  'u',
);
/** `INFO OCT-01 ISO-00`: the Department's own distribution, printed above the date-time group in the 1970s. */
const distribution = /^(?:INFO |ACTION |ORIGIN )?[A-Z/]{1,8}-\d{2}\b/u;
const keyword = /^(FM|TO|INFO|ZEN|BT)(?:\s?:\s*|\s+|$)(.*)$/u;
const mostAddressees = 2_000;
const mostExempt = 300;
const longestAddress = 160;

/** Reads one address: route, name, precedence and the count of messages between the two. */
export function addresseeOf(text: string): Addressee | undefined {
  const found = entry.exec(text.replace(/\s+/gu, ' ').trim());
  const name = found?.[2]?.trim();
  if (found === null || name === undefined || name === '' || name === 'NONE') return undefined;
  const precedence = found[3] ?? found[5];
  return {
    name,
    ...(found[1] === undefined ? {} : { route: found[1] }),
    ...(precedence === undefined ? {} : { precedence }),
    ...(found[4] === undefined ? {} : { serial: found[4] }),
    excluded: [],
  };
}

/** Addresses that stand for many posts, of which `XMT` exempts some. */
const collective = /\bCOLLECTIVE\b|\bALDAC\b|\bALL\b.{1,60}\bPOSTS?\b/u;

/** Collects the entries of one list; behind `XMT` they are exemptions from the last collective, else the last entry. */
class AddressList {
  readonly entries: Addressee[] = [];
  private exempting = false;

  add(text: string): void {
    const exempt = /(?:^|\s)XMT(?:[/\s]+|$)/u.exec(text);
    if (exempt !== null) {
      if (exempt.index > 0) this.add(text.slice(0, exempt.index));
      this.exempting = true;
      const rest = text.slice(exempt.index + exempt[0].length).trim();
      if (rest !== '') this.exclude(rest);
    } else if (this.exempting) this.exclude(text);
    else {
      const one = addresseeOf(text);
      if (one !== undefined && this.entries.length < mostAddressees) this.entries.push(one);
    }
  }

  private exclude(text: string): void {
    const among = this.entries.findLastIndex((entry) => collective.test(entry.name));
    const at = among === -1 ? this.entries.length - 1 : among;
    const from = this.entries[at];
    const name = addresseeOf(text)?.name ?? text;
    if (from !== undefined && from.excluded.length < mostExempt)
      this.entries[at] = { ...from, excluded: [...from.excluded, name] };
  }
}

/** Without an FM line: the first TO or INFO line that opens the text or follows the date-time group. */
function firstList(lines: readonly Line[]): number {
  const at = lines.findIndex((line) => /^(?:TO|INFO)[\s:]/u.test(line.text) && !distribution.test(line.text));
  const before = lines[at - 1]?.text ?? '';
  return at >= 0 && (at <= 2 || /\d{6}Z\s+[A-Z]{3}\s+\d/u.test(before)) ? at : lines.length;
}

/**
 * Reads FM, TO and INFO with their continuation lines, up to the first line for which `ends` holds. Where there is an
 * FM line, TO and INFO above it (the Department's distribution) are not addressees.
 */
export function addresseesOf(lines: readonly Line[], ends: (line: Line, index: number) => boolean): Addressees {
  const sender = lines.findIndex((line) => /^FM[\s:]/u.test(line.text));
  const first = sender === -1 ? firstList(lines) : sender;
  const to = new AddressList();
  const info = new AddressList();
  let from: Addressee | undefined;
  let list: AddressList | undefined;
  let end = 0;
  for (let index = first; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || ends(line, index)) break;
    const [, word, rest = ''] = keyword.exec(line.text.slice(0, longestAddress)) ?? [];
    if (line.text.length > longestAddress || (word === undefined && /[.?!]$/u.test(line.text))) break;
    if (distribution.test(line.text)) continue;
    if (word === 'FM') from = addresseeOf(rest);
    else if (word === 'TO' || word === 'INFO') {
      list = word === 'TO' ? to : info;
      if (rest !== '') list.add(rest);
    } else if (word === undefined && list !== undefined) list.add(line.text);
    else break;
    if (word !== undefined || list !== undefined) end = index + 1;
  }
  return { from, to: to.entries, info: info.entries, end };
}
