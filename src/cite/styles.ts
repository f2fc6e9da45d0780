import { invertedName, nameWithInitials } from './person-name.ts';
import { quotedTitle } from './quoted-title.ts';
import type { CiteDate, Work } from './work.ts';

const months = 'January February March April May June July August September October November December'.split(' ');
const shortMonths = 'Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');

function month(date: CiteDate, names: readonly string[]): string | undefined {
  return date.month === undefined ? undefined : names[date.month - 1];
}

function monthDayYear(date: CiteDate, names = months): string {
  const name = month(date, names);
  if (name === undefined) return String(date.year);
  return date.day === undefined ? `${name} ${date.year}` : `${name} ${date.day}, ${date.year}`;
}

function dayMonthYear(date: CiteDate, names = months): string {
  return [date.day, month(date, names), date.year].filter((part) => part !== undefined).join(' ');
}

function sentence(text: string): string {
  return /[.?!]["”]?$/u.test(text) ? text : `${text}.`;
}

function list(names: readonly string[], and: string): string {
  return names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')}${names.length > 2 ? ',' : ''} ${and} ${names.at(-1)}`;
}

function correspondents(work: Work): string | undefined {
  if (work.sender === undefined) return undefined;
  if (work.recipient === undefined) return work.sender;
  return `${work.sender} to ${work.recipient}${work.recipients > 1 ? ' et al.' : ''}`;
}

function paragraphs(locator: string | undefined, one = 'para.', many = 'paras.'): string | undefined {
  return locator === undefined ? undefined : `${locator.includes('–') ? many : one} ${locator}`;
}

function version(work: Work): string | undefined {
  return work.version === undefined ? undefined : `version ${work.version}`;
}

function join(parts: readonly (string | undefined)[], by = ', '): string {
  return parts.filter((part) => part !== undefined && part !== '').join(by);
}

/** A title in its quotation marks and what follows it: the comma is inside the marks. */
function titled(before: string | undefined, title: string, after: readonly (string | undefined)[]): string {
  return [before === undefined || before === '' ? '' : `${before}, `, quotedTitle(title), ' ', join(after)].join('');
}

function dateOf(work: Work): string {
  return work.date === undefined ? 'n.d.' : monthDayYear(work.date);
}

/** The volume that prints it. */
function printedIn({ frus }: Work): string | undefined {
  return frus === undefined
    ? undefined
    : `in *Foreign Relations of the United States*, ${frus.volume}, Document ${frus.document}`;
}

/** When it was read at its address: said of what is undated. */
function seen({ date, accessed }: Work): string | undefined {
  return date === undefined && accessed !== undefined ? `accessed ${monthDayYear(accessed)}` : undefined;
}

/** In asterisks: where it is pasted they are italics, or say so. */
function italic(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `*${name}*`;
}

function capitalised(part: string | undefined): string | undefined {
  return part === undefined ? undefined : part.charAt(0).toUpperCase() + part.slice(1);
}

/** Chicago Manual of Style, note form; for cables the pattern of letters in a collection. */
export function chicago(work: Work): string {
  const cable = work.kind === 'cable' ? join(['cable', work.number], ' ') : undefined;
  const [before, source] =
    cable === undefined ? [list(work.authors, 'and'), italic(work.outlet)] : [correspondents(work), cable];
  return sentence(
    titled(before, work.title, [
      source,
      dateOf(work),
      version(work),
      printedIn(work),
      paragraphs(work.locator),
      seen(work),
      work.url,
    ]),
  );
}

/** Chicago Manual of Style, bibliography form: parts as sentences, the first author inverted, no paragraph. */
export function chicagoBibliography(work: Work): string {
  const [first, ...others] = work.authors;
  const authors = first === undefined ? undefined : list([invertedName(first), ...others], 'and');
  const author = work.kind === 'cable' ? work.sender : authors;
  const to = work.recipient === undefined ? undefined : `to ${work.recipient}${work.recipients > 1 ? ' et al.' : ''}`;
  const source = work.kind === 'cable' ? join(['Cable', work.number, to], ' ') : italic(work.outlet);
  const parts = [
    join([source, dateOf(work), version(work)]),
    capitalised(printedIn(work)),
    capitalised(seen(work)),
    work.url,
  ].map((part) => (part === undefined ? undefined : sentence(part)));
  return join([author === undefined ? undefined : sentence(author), quotedTitle(work.title, '.'), ...parts], ' ');
}

/**
 * As *Foreign Relations of the United States* is cited (Office of the Historian): volume and document number, not pages;
 * what it does not print, as its notes name telegrams: number, sender, addressee, date, classification.
 */
export function frus(work: Work): string {
  const { frus: printed } = work;
  if (printed !== undefined)
    return sentence(
      join([
        `*Foreign Relations of the United States*, ${printed.volume}, Document ${printed.document}`,
        version(work),
        paragraphs(work.locator),
        work.url,
      ]),
    );
  const marking = work.classification === undefined ? '' : ` ${work.classification}.`;
  if (work.kind !== 'cable') return chicago(work) + marking;
  const from = work.sender === undefined ? undefined : `from ${withArticle(work.sender)}`;
  const to = work.recipient === undefined ? undefined : `to ${withArticle(work.recipient)}`;
  const head = join(['Telegram', work.number, from, to], ' ');
  const rest = join([dateOf(work), version(work), paragraphs(work.locator)]);
  return sentence(`${head}, ${quotedTitle(work.title)} ${rest}`) + marking;
}

function withArticle(office: string): string {
  return office.startsWith('U.S. ') ? `the ${office}` : office;
}

/** APA, 7th edition: author, (date), title in asterisks for italics, number, source; the locator in brackets at the end. */
export function apa(work: Work): string {
  const date = work.date;
  const name = date === undefined ? undefined : month(date, months);
  const when = date === undefined ? 'n.d.' : join([String(date.year), join([name, date.day?.toString()], ' ')]);
  const author = work.kind === 'cable' ? work.sender : list(work.authors.map(nameWithInitials), '&');
  const number = work.number === undefined ? '' : ` (Cable ${work.number})`;
  const source = work.outlet === undefined ? '' : ` *${work.outlet}*.`;
  const title = work.kind === 'cable' || work.outlet === undefined ? `*${work.title}*` : work.title;
  const stop = /[?!]\*?$/u.test(title) && number === '' ? '' : '.';
  const locator = join([version(work), paragraphs(work.locator)]);
  const pin = locator === '' ? '' : ` (${locator})`;
  const seen =
    date === undefined && work.accessed !== undefined ? `Retrieved ${monthDayYear(work.accessed)}, from ` : '';
  const url = work.url === undefined ? '' : ` ${seen}${work.url}`;
  if (author === undefined || author === '') return `${title}${number}${stop} (${when}).${source}${pin}${url}`;
  return `${sentence(author)} (${when}). ${title}${number}${stop}${source}${pin}${url}`;
}

/** MLA, 9th edition: author, title, container, number, day month year, locator. */
export function mla(work: Work): string {
  const first = work.authors[0];
  const authors = first === undefined ? undefined : list([invertedName(first), ...work.authors.slice(1)], 'and');
  const author = work.kind === 'cable' ? work.sender : authors;
  const date = work.date === undefined ? 'n.d.' : dayMonthYear(work.date, shortMonths);
  const number = work.number === undefined ? undefined : `cable ${work.number}`;
  const to = work.kind === 'cable' && work.recipient !== undefined ? `received by ${work.recipient}` : undefined;
  const rest = join([
    work.outlet === undefined ? undefined : `*${work.outlet}*`,
    to,
    number,
    date,
    version(work),
    paragraphs(work.locator, 'par.', 'pars.'),
    printedIn(work),
    work.url,
  ]);
  const read = seen(work);
  const cited = sentence(
    `${author === undefined ? '' : `${sentence(author)} `}${quotedTitle(work.title, '.')} ${capitalised(rest) ?? ''}`,
  );
  return read === undefined ? cited : `${cited} ${sentence(capitalised(read) ?? '')}`;
}

/** Legal, after the Bluebook's pattern for unpublished letters; there is no official form for cables. */
export function bluebook(work: Work): string {
  const date = work.date === undefined ? 'n.d.' : monthDayYear(work.date, shortMonths);
  const dated = join([version(work), date]);
  const pin = work.locator === undefined ? '' : ` ${work.locator.includes('–') ? '¶¶' : '¶'} ${work.locator}`;
  if (work.kind === 'cable') {
    const who = join(['Cable', work.sender === undefined ? undefined : `from ${correspondents(work)}`], ' ');
    return sentence(join([`${join([who, work.number, work.title])}${pin} (${dated})`, work.url]));
  }
  const authors = work.authors.length > 0 ? list(work.authors, '&') : undefined;
  return sentence(join([`${join([authors, `*${work.title}*`, work.outlet])}${pin} (${dated})`, work.url]));
}

/** A journalist's short form: what, number, day, classification as released, paragraph, address. */
export function plain(work: Work): string {
  const date = work.date === undefined ? 'undated' : dayMonthYear(work.date);
  const mark = work.classification === undefined ? '' : ` (${work.classification})`;
  const rest = [`${date}${mark}`, version(work), paragraphs(work.locator, 'paragraph', 'paragraphs'), work.url];
  if (work.kind !== 'cable') return sentence(titled(list(work.authors, 'and'), work.title, [work.outlet, ...rest]));
  const sender = work.sender === 'U.S. Department of State' ? 'State Department' : work.sender;
  return sentence(join([`${join([sender, sender === undefined ? 'Cable' : 'cable'], ' ')} ${work.id}`, ...rest]));
}
