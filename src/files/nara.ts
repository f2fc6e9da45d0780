import { DocumentError } from '../errors.ts';
import type { Stated } from '../extract.ts';
import { canonicalId } from '../mrn/index.ts';
import { partOf } from './draft.ts';
import type { FileKind, OpenFile, Part } from './file-kind.ts';
import { textPieces, unreadable } from './text-stream.ts';
import { edtfOfWritten } from './written-date.ts';

const textHead = /^[ \t]{0,20}Message Text:?\s{0,200}$/u;
const attributesHead = /^[ \t]{0,20}Message Attributes:?\s{0,200}$/u;
const opening = /^(?:[^\n]{0,120}\n){0,8}?[ \t]{0,20}Message Text:?[ \t]{0,200}\r?\n/u;
/** Words with small letters ("Sent Date: …"), or TAGS: a line of capitals continues the value above it. */
const attribute = /^[ \t]{0,20}((?=\S*[a-z])[A-Za-z][A-Za-z/ ]{1,50}|TAGS):(?:\s(.*))?$/su;
const none = /^(?:n\/?a|-{1,3} ?n\/a or blank ?-{1,3}|<?not assigned>?)?$/iu;
/** A telegram's own date and time, in its header. */
const dateTimeGroup = /(?:^|\s)\d{6}Z?\s+[A-Z]{3}[A-Z]{0,6}\s+\d{2}/u;
const mostAttributes = 500;
const longestValue = 4_000;
const longestLine = 1_000_000;
const longestExport = 50_000_000;
const extractor = 'NARA export';

/** One export: the lines of the message, and the attributes below it. */
interface Export {
  readonly message: string[];
  readonly attributes: Map<string, string>;
  inAttributes: boolean;
  last: string | undefined;
  length: number;
}

async function* linesOf(file: OpenFile): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of textPieces(file.stream(), file.name)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw new DocumentError(file.name, 'a line of it is too long');
    for (const line of lines) yield `${line}\n`;
  }
  if (rest !== '') yield rest;
}

function keepAttribute(into: Export, line: string): void {
  const [, name, value = ''] = attribute.exec(line.slice(0, longestValue).trimEnd()) ?? [];
  if (name !== undefined && into.attributes.size < mostAttributes) {
    into.last = name;
    if (!into.attributes.has(name)) into.attributes.set(name, value.trim());
  } else if (into.last !== undefined && line.trim() !== '') {
    const whole = `${into.attributes.get(into.last) ?? ''} ${line.trim()}`;
    into.attributes.set(into.last, whole.slice(0, longestValue).trim());
  }
}

/**
 * What the attributes state. Their dates are administrative: the day of drafting stands for that of sending only where the
 * message has no date of its own.
 */
function statedOf(attributes: ReadonlyMap<string, string>, message: string): Stated {
  const value = (name: string) => {
    const text = attributes.get(name)?.replace(/\s+/gu, ' ').trim();
    return text === undefined || none.test(text) ? undefined : text;
  };
  const number = value('Document Number') ?? value('Message Number');
  const written =
    value('Sent Date') ?? value('Date') ?? (dateTimeGroup.test(message) ? undefined : value('Draft Date'));
  const date = written === undefined ? undefined : edtfOfWritten(written, { monthFirst: true });
  const title = value('Subject');
  const classification = value('Original Classification');
  return {
    kind: 'cable',
    ...(number === undefined ? {} : { id: canonicalId(number) ?? number }),
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    ...(classification === undefined ? {} : { classification: classification.toUpperCase() }),
  };
}

function exportPart(name: string, { message, attributes, inAttributes, length }: Export): Part {
  if (length > longestExport) return { name, failure: 'its message is too long' };
  const text = message.join('').replace(/^\s*\n|\s+$/gu, '');
  const locator = attributes.get('Locator');
  if (text.trim() === '')
    return {
      name,
      failure: `its message is not in the export${locator === undefined ? '' : ` (${locator.slice(0, 80)})`}`,
    };
  const warnings = [
    ...unreadable(text),
    ...(inAttributes ? [] : ['its attributes are missing: the export is cut off']),
  ];
  return partOf(name, { text, extractor, stated: statedOf(attributes, text), warnings });
}

/**
 * Text exports of the National Archives' telegrams of 1973–79: `Message Text`, then `Message Attributes` with some 69 lines
 * `Name: value`; several in one file are several parts. The text is the message alone: the attributes' names of reviewers
 * and offices are not its words.
 */
export const nara: FileKind = {
  name: 'nara',
  holdsMany: true,
  detect: (head) => opening.test(Buffer.from(head).toString('latin1').replaceAll('\0', '')),
  async *open(file) {
    let current: Export | undefined;
    let count = 0;
    const part = (one: Export, only: boolean) => {
      count += 1;
      return exportPart(only ? '' : `message ${count}`, one);
    };
    for await (const line of linesOf(file)) {
      if (line.length < 240 && textHead.test(line) && (current === undefined || current.inAttributes)) {
        if (current !== undefined) yield part(current, false);
        current = { message: [], attributes: new Map(), inAttributes: false, last: undefined, length: 0 };
      } else if (current === undefined) continue;
      else if (line.length < 240 && attributesHead.test(line)) current.inAttributes = true;
      else if (current.inAttributes) keepAttribute(current, line);
      else {
        current.length += line.length;
        if (current.length <= longestExport) current.message.push(line);
      }
    }
    if (current === undefined) throw new DocumentError(file.name, 'there is no message in it');
    yield part(current, count === 0);
  },
};
