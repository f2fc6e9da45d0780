import { type Citation, type Collection, headed, type Listed } from '../src/index.ts';
import { isId } from './naming.ts';

/** A line and the best that the collection has for it; without `citation` it has nothing. */
export interface BatchRow {
  readonly line: string;
  readonly kind: 'id' | 'name' | 'quotation';
  readonly answer: string;
  readonly citation?: Pick<Citation, 'document' | 'pin' | 'quote'>;
  /** As the question's own command says it: a verdict, how a name fits, how an id was read. */
  readonly certainty: string;
}

/** What a line may be where nothing says so: one in quotation marks is a quotation, and one with more words than a name has. */
const mostOfName = 5;
const inMarks = /^["“„«](.*)["”“»]$/su;
/** What the lines are, where the name above them says so; a name may still be an id, or stand in quotation marks. */
const kinds: readonly (readonly [RegExp, BatchRow['kind']])[] = [
  [/^(?:names?|persons?|people)$/iu, 'name'],
  [/^(?:ids?|documents?|cables?|mrns?)$/iu, 'id'],
  [/^quot(?:es?|ations?)$/iu, 'quotation'],
];
/** A line with more letters is nothing that can be looked up. */
const longestLine = 4_000;

/** Lines that ask, each once, and what they are where their heading says so. */
export interface BatchList {
  readonly lines: readonly string[];
  readonly kind?: BatchRow['kind'];
}

/** Each line once. */
export function batchOf({ lines, heading = '' }: Listed): BatchList {
  const [, kind] = kinds.find(([names]) => names.test(heading)) ?? [];
  return { lines: [...new Set(lines)], ...(kind === undefined ? {} : { kind }) };
}

/** Typed lines: of one that begins with a cell of CSV in its marks and goes on, the cell. */
export function typedList(text: string): BatchList {
  const lines = text.split(/\r?\n/u).map((line) => {
    const cell = /^"((?:[^"]|"")*)",/u.exec(line.trim())?.[1];
    return (cell === undefined ? line : cell.replaceAll('""', '"')).trim();
  });
  return batchOf(headed(lines));
}

async function document(line: string, collection: Collection): Promise<BatchRow> {
  const { how, view } = await collection.open(line, { limit: 1 });
  const found = how === 'id' || how === 'typo' ? view?.document : undefined;
  if (found === undefined) return { line, kind: 'id', answer: '', certainty: 'not found' };
  const { id, title } = found;
  const pin = found.kind === 'cable' ? id : title;
  return {
    line,
    kind: 'id',
    answer: title,
    citation: { document: id, pin, quote: '' },
    certainty: how === 'id' ? 'exact' : 'one mistake',
  };
}

async function quotation(line: string, collection: Collection): Promise<BatchRow> {
  const { verdict, citations } = await collection.verify(line);
  const [citation] = citations;
  return {
    line,
    kind: 'quotation',
    answer: verdict === 'not found' ? '' : (citation?.quote ?? ''),
    ...(citation === undefined || verdict === 'not found' ? {} : { citation }),
    certainty: verdict,
  };
}

async function name(line: string, collection: Collection): Promise<BatchRow> {
  const { people, more } = await collection.who(line);
  const [person] = people;
  if (person === undefined) return { line, kind: 'name', answer: '', certainty: 'not found' };
  const [mention] = person.mentions;
  const others = people.length - 1 + more;
  return {
    line,
    kind: 'name',
    answer: person.name,
    ...(mention === undefined ? {} : { citation: mention }),
    certainty: others === 0 ? person.tier : `${person.tier}, one of ${others + 1} people`,
  };
}

/** The best answer to a line: an id opens its document, a few words are a name, else words of a document; more are a quotation. */
export async function answerTo(line: string, collection: Collection, kind?: BatchRow['kind']): Promise<BatchRow> {
  if (line.length > longestLine)
    return { line: line.slice(0, longestLine), kind: 'quotation', answer: '', certainty: 'too long' };
  if (kind === 'id' || (kind !== 'quotation' && isId(line))) return document(line, collection);
  const marked = inMarks.exec(line)?.[1]?.replaceAll('""', '"');
  const words = marked ?? line;
  const isLong = words.split(/\s+/u).length > mostOfName && (kind !== 'name' || marked !== undefined);
  if (kind === 'quotation' || isLong) return quotation(words, collection);
  const asName = await name(words, collection);
  if (asName.citation !== undefined || (kind === 'name' && marked === undefined)) return asName;
  const asQuotation = await quotation(words, collection);
  return asQuotation.certainty === 'exact' || marked !== undefined ? asQuotation : asName;
}
