import type { Cable, Paragraph, Source } from '../../document.ts';
import { matchesIn } from '../../matches.ts';
import { listedStation, type Mrn, mrnText, parseMrn, stationLetters } from '../../mrn/index.ts';
import { type ClassificationLine, classificationLine } from './classification.ts';
import { isClassificationOnly } from './furniture.ts';
import type { Line } from './lines.ts';
import type { Subject } from './subject.ts';
import { sentDates, type Transmission } from './transmission.ts';

/** What a cable says of itself in more than one place. */
export interface Header {
  readonly source: Source;
  readonly lines: readonly Line[];
  readonly sent: Transmission;
  readonly mrn: Mrn | undefined;
  readonly line: ClassificationLine | undefined;
  readonly from: Cable['from'];
  readonly declassifyOn: string | undefined;
  readonly subjects: readonly Subject[];
  readonly paragraphs: readonly Paragraph[];
}

const ranks = ['UNCLASSIFIED', 'LIMITED OFFICIAL USE', 'CONFIDENTIAL', 'SECRET', 'TOP SECRET'];
const securityLetters: Readonly<Record<string, string>> = {
  U: 'UNCLASSIFIED',
  E: 'UNCLASSIFIED',
  C: 'CONFIDENTIAL',
  S: 'SECRET',
  T: 'TOP SECRET',
};
const markLevels: Readonly<Record<string, string>> = { C: 'CONFIDENTIAL', S: 'SECRET', TS: 'TOP SECRET' };
const warningLine = /(?:^|\s)ZN[RY]\s([A-Z])\1{4}\b/u;
const addressWords = /^(?:AM)?(?:EMBASSY|CONSUL(?:ATE)?|CONGEN)\s+|^US(?:MISSION|INT|OFFICE|LO)\s+/u;
const sectionCount = /(?<![\d.])\d{3}(?:\.\d)?\s{1,12}OF\s{1,12}(\d{2,3})(?!\d)/gu;

/** The level without what limits it. */
function levelOf(classification: string): string {
  return ranks.findLast((level) => classification.startsWith(level)) ?? classification;
}

function serials({ sent, mrn, line }: Header): string[] {
  const { de } = sent;
  const warnings: string[] = [];
  if (de === undefined) return warnings;
  if (mrn !== undefined && String(mrn.serial).padStart(4, '0').slice(-4) !== de.serial)
    warnings.push(`The DE line ends in ${de.serial}, the message number is ${mrn.serial}.`);
  if (line?.section !== undefined && de.section !== undefined && line.section[0] !== de.section)
    warnings.push(`The DE line says section ${de.section}, the classification line section ${line.section[0]}.`);
  return warnings;
}

function names({ source, mrn, from }: Header): string[] {
  const warnings: string[] = [];
  const named = parseMrn(source.name.replace(/\.[A-Za-z0-9]{1,5}$/u, ''));
  const listed = named !== undefined && listedStation(named.station) !== undefined;
  if (listed && mrn !== undefined && mrnText(named) !== mrnText(mrn))
    warnings.push(`The file is named ${mrnText(named)}, the cable's number is ${mrnText(mrn)}.`);
  const sender = listedStation((from?.name ?? '').replace(addressWords, ''));
  if (sender !== undefined && mrn !== undefined && listedStation(mrn.station) !== undefined && sender !== mrn.station)
    warnings.push(`The FM line names ${sender}, the message number ${mrn.station}.`);
  return warnings;
}

/** Levels that lines of the header name: of the warning line (ZNY), and of every classification line. */
function classifications({ lines, line, paragraphs }: Header): string[] {
  if (line === undefined) return [];
  const level = levelOf(line.classification);
  const warnings: string[] = [];
  const letter = lines.map(({ text }) => warningLine.exec(text.slice(0, 300))?.[1]).find((each) => each !== undefined);
  const transmitted = securityLetters[letter ?? ''];
  if (transmitted !== undefined && transmitted !== level && level !== 'LIMITED OFFICIAL USE')
    warnings.push(`The warning line says ${transmitted}, the classification line ${level}.`);
  const others = lines.flatMap((each, index) => {
    const found = index === line.line ? undefined : classificationLine(each, index);
    const counts = found !== undefined && (found.serial !== undefined || isClassificationOnly(each.text));
    const other = counts ? levelOf(found.classification) : level;
    return other === level || (other === 'UNCLASSIFIED' && found?.serial === undefined) ? [] : [other];
  });
  for (const other of new Set(others))
    warnings.push(`The header is marked ${other} as well as ${level}; ${level} stands with the message number.`);
  const higher = paragraphs.find(({ mark }) => rank(markLevels[/^[A-Z]+/u.exec(mark ?? '')?.[0] ?? '']) > rank(level));
  if (higher !== undefined) warnings.push(`Paragraph ${higher.label} is marked ${higher.mark}, the cable ${level}.`);
  return warnings;
}

const rank = (level: string | undefined) => (level === undefined ? -1 : ranks.indexOf(level));

function dates({ lines, sent, declassifyOn }: Header): string[] {
  const warnings: string[] = [];
  const day = sent.sentAt?.slice(0, 10);
  const other = sentDates(lines).find((each) => each !== sent.sentAt);
  if (sent.sentAt !== undefined && other !== undefined)
    warnings.push(`The header has two date-time groups, ${sent.sentAt} and ${other}; the first counts.`);
  if (day !== undefined && declassifyOn !== undefined && declassifyOn < day)
    warnings.push(`The day for declassification, ${declassifyOn}, lies before the cable's date, ${day}.`);
  return warnings;
}

function sections({ source, line }: Header): string[] {
  const total = line?.section?.[1];
  if (total === undefined) return [];
  const counts = new Set([...matchesIn(source.text, sectionCount)].map((found) => Number(found[1])));
  if (counts.size === 0 || counts.has(total)) return [];
  return [`The classification line counts ${total} sections, a section line ${[...counts][0]}.`];
}

function titles(subjects: readonly Subject[]): string[] {
  const [first, ...others] = subjects;
  const other = others.find(({ text }) => stationLetters(text) !== stationLetters(first?.text ?? ''));
  return first === undefined || other === undefined
    ? []
    : [`The subject stands twice: "${first.text.slice(0, 80)}" and "${other.text.slice(0, 80)}"; the first counts.`];
}

/** Paragraph numbers that are printed more than once, so that a number alone does not tell which is meant. */
function labels(paragraphs: readonly Paragraph[]): string[] {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const { label } of paragraphs) (seen.has(label) ? again : seen).add(label);
  if (again.size === 0) return [];
  const shown = [...again].slice(0, 5).join(', ');
  return [`Paragraph numbers stand more than once: ${shown}${again.size > 5 ? ' and others' : ''}.`];
}

/** Sentences about values of a cable that disagree with each other; nothing is rejected for it. */
export function disagreementsOf(header: Header): string[] {
  return [
    ...serials(header),
    ...names(header),
    ...classifications(header),
    ...dates(header),
    ...sections(header),
    ...titles(header.subjects),
    ...labels(header.paragraphs),
  ];
}
