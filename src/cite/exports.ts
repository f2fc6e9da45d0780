import { invertedName, type PersonName, personName } from './person-name.ts';
import type { CiteDate, Work } from './work.ts';

const pad = (value: number) => String(value).padStart(2, '0');

function isoDate(date: CiteDate | undefined): string | undefined {
  if (date === undefined) return undefined;
  return [
    date.year,
    ...(date.month === undefined ? [] : [pad(date.month)]),
    ...(date.day === undefined ? [] : [pad(date.day)]),
  ].join('-');
}

/** On one line, without characters that print nothing. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

/** Characters that TeX reads as commands, written so that it prints them. */
function tex(text: string): string {
  return oneLine(text).replace(/[\\{}$&#%_^~]/gu, (char) => texNames[char] ?? `\\${char}`);
}

const texNames: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

/** What no other field holds: the classification as released, and to whom a cable went. */
function note(work: Work): string | undefined {
  const parts = [
    work.classification === undefined ? undefined : `Classification: ${work.classification}`,
    work.recipient === undefined ? undefined : `To: ${work.recipient}${work.recipients > 1 ? ' et al.' : ''}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join('. ');
}

/** One name of a list; in braces where it is an office, or has what BibTeX takes for the end of a name. */
function texName(name: string): string {
  return /\band\b|,/iu.test(name) ? `{${tex(name)}}` : tex(name);
}

/** BibTeX with the field names of biblatex: `@report` for cables, `@article` for articles with an outlet, `@online`, `@misc`. */
export function bibtex(work: Work): string {
  const cable = work.kind === 'cable';
  const isArticle = work.kind === 'article' && work.outlet !== undefined;
  const type = cable ? 'report' : isArticle ? 'article' : work.url === undefined ? 'misc' : 'online';
  const office = work.sender === undefined ? undefined : `{${tex(work.sender)}}`;
  const fields: [string, string | undefined][] = [
    ['author', cable ? office : work.authors.map(texName).join(' and ')],
    ['title', `{${tex(work.title)}}`],
    [isArticle ? 'journaltitle' : 'organization', work.outlet === undefined ? undefined : tex(work.outlet)],
    ['date', isoDate(work.date)],
    ['type', cable ? 'Cable' : undefined],
    ['number', work.number === undefined ? undefined : tex(work.number)],
    ['institution', cable ? office : undefined],
    [
      'series',
      work.frus === undefined ? undefined : `Foreign Relations of the United States, ${tex(work.frus.volume)}`,
    ],
    ['version', work.version?.toString()],
    ['note', note(work) === undefined ? undefined : tex(note(work) ?? '')],
    ['pages', work.locator === undefined ? undefined : `para. ${tex(work.locator)}`],
    ['url', work.url === undefined ? undefined : oneLine(work.url).replace(/[\\{}\s%]/gu, encodeURIComponent)],
    ['urldate', isoDate(work.accessed)],
    ['langid', work.language === undefined ? undefined : tex(work.language)],
  ];
  const kept = fields.filter(([, value]) => value !== undefined && value !== '');
  const key = work.id.replace(/[^A-Za-z0-9:_-]/gu, '-');
  return `@${type}{${key},\n${kept.map(([name, value]) => `  ${name} = {${value}},`).join('\n')}\n}`;
}

/** RIS: two letters, two blanks, hyphen, blank; a value is one line; ends with ER. A cable is a report with its number. */
export function ris(work: Work): string {
  const cable = work.kind === 'cable';
  const type = cable ? 'RPRT' : work.outlet !== undefined ? 'MGZN' : work.url === undefined ? 'GEN' : 'ELEC';
  const lines: (readonly [string, string | undefined])[] = [
    ['TY', type],
    ...(cable ? [work.sender] : work.authors.map(invertedName)).map((author) => ['AU', author] as const),
    ['TI', work.title],
    [
      'T2',
      work.outlet ??
        (work.frus === undefined ? undefined : `Foreign Relations of the United States, ${work.frus.volume}`),
    ],
    ['PY', work.date === undefined ? undefined : String(work.date.year)],
    ['DA', slashed(work.date)],
    [cable ? 'SN' : 'M1', work.number],
    ['ET', work.version === undefined ? undefined : `Version ${work.version}`],
    ['M3', cable ? 'Cable' : undefined],
    ['N1', note(work)],
    ['SP', work.locator === undefined ? undefined : `para. ${work.locator}`],
    ['UR', work.url],
    ['Y2', slashed(work.accessed)],
    ['LA', work.language],
    ['ID', work.id],
  ];
  const kept = lines.map(([tag, value]) => [tag, oneLine(value ?? '')] as const).filter(([, value]) => value !== '');
  return [...kept.map(([tag, value]) => `${tag}  - ${value}`), 'ER  - '].join('\n');
}

/** `2007/09/17/`; what is not known is empty. */
function slashed(date: CiteDate | undefined): string | undefined {
  if (date === undefined) return undefined;
  const { year, month, day } = date;
  return `${year}/${month === undefined ? '' : pad(month)}/${day === undefined ? '' : pad(day)}/`;
}

function dateParts(date: CiteDate | undefined): { 'date-parts': number[][] } | undefined {
  if (date === undefined) return undefined;
  return { 'date-parts': [[date.year, date.month, date.day].filter((part) => part !== undefined)] };
}

function cslName(name: string): PersonName | { literal: string } {
  const parts = personName(oneLine(name));
  return parts.given === undefined ? { literal: parts.family } : parts;
}

/** The type that keeps month and day in the usual styles; `personal_communication` prints its one addressee. */
function cslType(work: Work): string {
  if (work.kind === 'cable') return work.recipients === 1 ? 'personal_communication' : 'document';
  if (work.kind === 'report') return 'document';
  return work.outlet === undefined ? 'webpage' : 'article-magazine';
}

/** CSL-JSON, one item (https://citationstyles.org, schema 1.0.2). */
export function cslJson(work: Work): string {
  const cable = work.kind === 'cable';
  const office = work.sender === undefined ? undefined : [{ literal: oneLine(work.sender) }];
  const item = {
    id: work.id,
    type: cslType(work),
    ...(cable ? { genre: 'Cable', number: work.number } : {}),
    title: oneLine(work.title),
    version: work.version?.toString(),
    author: cable ? office : work.authors.length === 0 ? undefined : work.authors.map(cslName),
    recipient: cable && work.recipient !== undefined ? [{ literal: oneLine(work.recipient) }] : undefined,
    'container-title': cable ? undefined : work.outlet,
    'collection-title':
      work.frus === undefined ? undefined : `Foreign Relations of the United States, ${work.frus.volume}`,
    issued: dateParts(work.date),
    URL: work.url,
    accessed: dateParts(work.accessed),
    language: work.language,
    note: note(work),
    locator: work.locator,
  };
  return JSON.stringify([item], undefined, 2);
}
