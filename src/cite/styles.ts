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

/** A title with its comma inside the quotation marks, as American styles have it; a question mark takes the comma's place. */
function quoted(title: string, mark = ','): string {
  return /[?!]$/u.test(title) ? `“${title}”` : `“${title}${mark}”`;
}

function invert(name: string): string {
  const words = name.split(' ');
  const last = words.pop() ?? name;
  return words.length === 0 ? name : `${last}, ${words.join(' ')}`;
}

function initials(name: string): string {
  const words = name.split(' ');
  const last = words.pop() ?? name;
  return words.length === 0 ? name : `${last}, ${words.map((word) => `${word[0]}.`).join(' ')}`;
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

/** A title in its quotation marks and what follows it: the comma is inside the marks, or replaced by the title's own mark. */
function titled(before: string | undefined, title: string, after: readonly (string | undefined)[]): string {
  return [before === undefined || before === '' ? '' : `${before}, `, quoted(title), ' ', join(after)].join('');
}

/** Chicago Manual of Style, note form; for cables the pattern of letters in a collection. */
export function chicago(work: Work): string {
  const date = work.date === undefined ? 'n.d.' : monthDayYear(work.date);
  if (work.kind === 'cable') {
    return sentence(
      titled(correspondents(work), work.title, [
        join(['cable', work.number], ' '),
        date,
        version(work),
        paragraphs(work.locator),
      ]),
    );
  }
  return sentence(
    titled(list(work.authors, 'and'), work.title, [work.outlet, date, version(work), paragraphs(work.locator)]),
  );
}

/** APA, 7th edition: author, (date), title in asterisks for italics, number, source; the locator in brackets at the end. */
export function apa(work: Work): string {
  const date = work.date;
  const name = date === undefined ? undefined : month(date, months);
  const when = date === undefined ? 'n.d.' : join([String(date.year), join([name, date.day?.toString()], ' ')]);
  const author = work.kind === 'cable' ? work.sender : list(work.authors.map(initials), '&');
  const number = work.number === undefined ? '' : ` (Cable ${work.number})`;
  const source = work.outlet === undefined ? '' : ` *${work.outlet}*.`;
  const title = work.kind === 'cable' || work.outlet === undefined ? `*${work.title}*` : work.title;
  const stop = /[?!]\*?$/u.test(title) && number === '' ? '' : '.';
  const start = author === undefined || author === '' ? '' : `${sentence(author)} `;
  const locator = join([version(work), paragraphs(work.locator)]);
  return `${start}(${when}). ${title}${number}${stop}${source}${locator === '' ? '' : ` (${locator})`}`;
}

/** MLA, 9th edition: author, title, container, number, day month year, locator. */
export function mla(work: Work): string {
  const first = work.authors[0];
  const authors = first === undefined ? undefined : list([invert(first), ...work.authors.slice(1)], 'and');
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
  ]);
  return sentence(`${author === undefined ? '' : `${sentence(author)} `}${quoted(work.title, '.')} ${rest}`);
}

/** Legal, after the Bluebook's pattern for unpublished letters; there is no official form for cables. */
export function bluebook(work: Work): string {
  const date = work.date === undefined ? 'n.d.' : monthDayYear(work.date, shortMonths);
  const dated = join([version(work), date]);
  const pin = work.locator === undefined ? '' : ` ${work.locator.includes('–') ? '¶¶' : '¶'} ${work.locator}`;
  if (work.kind === 'cable') {
    const who = join(['Cable', work.sender === undefined ? undefined : `from ${correspondents(work)}`], ' ');
    return sentence(`${join([who, work.number, work.title])}${pin} (${dated})`);
  }
  const authors = work.authors.length > 0 ? list(work.authors, '&') : undefined;
  return sentence(`${join([authors, `*${work.title}*`, work.outlet])}${pin} (${dated})`);
}

/** A journalist's short form: what, number, day, classification as released, paragraph. */
export function plain(work: Work): string {
  const date = work.date === undefined ? 'undated' : dayMonthYear(work.date);
  if (work.kind === 'cable') {
    const mark = work.classification === undefined ? '' : ` (${work.classification})`;
    const sender = work.sender === undefined ? 'Cable' : `${work.sender} cable`;
    return `${join([`${sender} ${work.id}`, `${date}${mark}`, version(work), paragraphs(work.locator, 'paragraph', 'paragraphs')])}.`;
  }
  return sentence(
    titled(list(work.authors, 'and'), work.title, [
      work.outlet,
      date,
      version(work),
      paragraphs(work.locator, 'paragraph', 'paragraphs'),
    ]),
  );
}
