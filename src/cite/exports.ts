import type { Work } from './work.ts';

const pad = (value: number) => String(value).padStart(2, '0');

function isoDate(work: Work): string | undefined {
  const { date } = work;
  if (date === undefined) return undefined;
  return [
    date.year,
    ...(date.month === undefined ? [] : [pad(date.month)]),
    ...(date.day === undefined ? [] : [pad(date.day)]),
  ].join('-');
}

/** Characters that TeX reads as commands, written so that it prints them. */
function tex(text: string): string {
  return text.replace(/[\\{}$&#%_^~]/gu, (char) =>
    char === '\\' ? '\\textbackslash{}' : /[~^]/u.test(char) ? `\\${char}{}` : `\\${char}`,
  );
}

function note(work: Work): string | undefined {
  return work.classification === undefined ? undefined : `Classification: ${work.classification}`;
}

/** BibTeX (biblatex field names): `@misc` for cables and reports, `@article` for articles with an outlet. */
export function bibtex(work: Work): string {
  const author = work.kind === 'cable' ? work.sender : undefined;
  const fields: [string, string | undefined][] = [
    ['author', author === undefined ? work.authors.map(tex).join(' and ') : `{${tex(author)}}`],
    ['title', `{${tex(work.title)}}`],
    [
      work.kind === 'article' && work.outlet !== undefined ? 'journaltitle' : 'organization',
      work.outlet === undefined ? undefined : tex(work.outlet),
    ],
    ['date', isoDate(work)],
    ['year', work.date === undefined ? undefined : String(work.date.year)],
    ['number', work.number === undefined ? undefined : tex(work.number)],
    ['version', work.version?.toString()],
    ['howpublished', work.kind === 'cable' ? 'Cable' : undefined],
    [
      'note',
      [note(work), work.recipient === undefined ? undefined : `To: ${tex(work.recipient)}`].filter(Boolean).join('. '),
    ],
    ['pages', work.locator === undefined ? undefined : `para. ${tex(work.locator)}`],
  ];
  const kept = fields.filter(([, value]) => value !== undefined && value !== '');
  const type = work.kind === 'article' && work.outlet !== undefined ? 'article' : 'misc';
  return `@${type}{${work.id.replace(/[^A-Za-z0-9:_-]/gu, '-')},\n${kept.map(([name, value]) => `  ${name} = {${value}},`).join('\n')}\n}`;
}

/** RIS: two letters, two blanks, hyphen, blank; ends with ER. */
export function ris(work: Work): string {
  const { date } = work;
  const cable = work.kind === 'cable';
  const day =
    date === undefined
      ? undefined
      : `${date.year}/${date.month === undefined ? '' : pad(date.month)}/${date.day === undefined ? '' : pad(date.day)}/`;
  const lines: [string, string | undefined][] = [
    ['TY', cable ? 'GOVDOC' : work.outlet === undefined ? 'GEN' : 'MGZN'],
    ...(cable
      ? [['AU', work.sender] as [string, string | undefined]]
      : work.authors.map((author): [string, string] => ['AU', author])),
    ['TI', work.title],
    ['T2', work.outlet],
    ['PY', date === undefined ? undefined : String(date.year)],
    ['DA', day],
    ['M1', work.number],
    ['ET', work.version === undefined ? undefined : `Version ${work.version}`],
    ['M3', cable ? 'Cable' : undefined],
    ['A2', cable ? work.recipient : undefined],
    ['N1', note(work)],
    ['SP', work.locator === undefined ? undefined : `para. ${work.locator}`],
    ['ID', work.id],
  ];
  const kept = lines.filter(([, value]) => value !== undefined && value !== '');
  return [...kept.map(([tag, value]) => `${tag}  - ${value?.replace(/\s+/gu, ' ')}`), 'ER  - '].join('\n');
}

function personName(name: string): { family: string; given?: string } {
  const words = name.split(' ');
  const family = words.pop() ?? name;
  return words.length === 0 ? { family } : { family, given: words.join(' ') };
}

/** CSL-JSON, one item. Type `document` (`personal_communication` with one addressee) keeps month and day in the usual styles. */
export function cslJson(work: Work): string {
  const { date } = work;
  const parts = date === undefined ? undefined : [date.year, date.month, date.day].filter((part) => part !== undefined);
  const cable = work.kind === 'cable';
  const type = cable
    ? work.recipients === 1
      ? 'personal_communication'
      : 'document'
    : work.outlet === undefined
      ? 'webpage'
      : 'article-magazine';
  const item = {
    id: work.id,
    type,
    ...(cable ? { genre: 'Cable', number: work.number } : {}),
    title: work.title,
    version: work.version?.toString(),
    author: cable ? (work.sender === undefined ? undefined : [{ literal: work.sender }]) : work.authors.map(personName),
    recipient: cable && work.recipient !== undefined ? [{ literal: work.recipient }] : undefined,
    'container-title': cable ? undefined : work.outlet,
    issued: parts === undefined ? undefined : { 'date-parts': [parts] },
    note: note(work),
    locator: work.locator,
    label: work.locator === undefined ? undefined : 'paragraph',
  };
  return JSON.stringify([item], undefined, 2);
}
