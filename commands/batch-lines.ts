import { type Citation, type Collection, isHeading } from '../src/index.ts';
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

/** A name has few words; a line with more is a quotation. */
const mostOfName = 5;
/** A line with more letters is nothing that can be looked up. */
const longestLine = 4_000;

/** Lines that ask, each once: without blank ones, a heading, and the marks of CSV around a whole cell. */
export function linesIn(text: string): string[] {
  const lines = text.split(/\r?\n/u).map((line) => {
    const cell = /^"((?:[^"]|"")*)"(?:,|$)/u.exec(line.trim())?.[1];
    return (cell === undefined ? line : cell.replaceAll('""', '"')).trim();
  });
  const asked = lines.filter((line, at) => line !== '' && !(at === 0 && isHeading(line)));
  return [...new Set(asked)];
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

/** The best answer to a line: an id opens its document, a few words are a name, more are a quotation. */
export function answerTo(line: string, collection: Collection): Promise<BatchRow> {
  if (line.length > longestLine)
    return Promise.resolve({ line: line.slice(0, longestLine), kind: 'quotation', answer: '', certainty: 'too long' });
  if (isId(line)) return document(line, collection);
  const isQuotation = /^["“„«].*["”“»]$/u.test(line) || line.split(/\s+/u).length > mostOfName;
  return isQuotation ? quotation(line.replace(/^["“„«]|["”“»]$/gu, ''), collection) : name(line, collection);
}
