import type { Addressee, Document, DocumentId, Source } from '../../document.ts';
import { type Mrn, mrnText, parseMrn, stationOf } from '../../mrn/index.ts';
import type { ClassificationLine } from './classification.ts';
import type { Transmission } from './transmission.ts';

/**
 * The cable's own number: station and serial of the classification line with the date-time group's year; where those
 * are missing, a file name that is an id (archives name files so).
 */
export function mrnOf(
  line: ClassificationLine | undefined,
  sent: Transmission,
  sender: string | undefined,
  source: Source,
): Mrn | undefined {
  const station = line?.station ?? (sender === undefined ? undefined : stationOf(sender)?.station);
  const named = parseMrn(source.name.replace(/\.[A-Za-z0-9]{1,5}$/u, ''));
  if (line?.serial !== undefined && station !== undefined) {
    const year = sent.year ?? (named?.station === station && named.serial === line.serial ? named.year : undefined);
    if (year !== undefined) return { year, station, serial: line.serial };
  }
  return named !== undefined && stationOf(named.station)?.match === 'listed' ? named : undefined;
}

/** Station and serial where nothing tells the year: what people look the cable up by, and no message reference number. */
export function yearlessNumber(line: ClassificationLine | undefined): { station: string; serial: number } | undefined {
  const { station, serial } = line ?? {};
  return station === undefined || serial === undefined || serial === 0 ? undefined : { station, serial };
}

/** The document's id: its number, without its year where that is not known (`ANKARA5012`), else one made of the title. */
export function idOf(
  mrn: Mrn | undefined,
  line: ClassificationLine | undefined,
  title: string,
  source: Source,
): DocumentId {
  const number = yearlessNumber(line);
  if (mrn !== undefined) return mrnText(mrn) as DocumentId;
  return (number === undefined ? slugOf(title, source) : `${number.station}${number.serial}`) as DocumentId;
}

/** Without an FM line, the sender is the station that the classification line names. */
export function senderOf(from: Addressee | undefined, line: ClassificationLine | undefined): Addressee | undefined {
  return from ?? (line?.origin === undefined ? undefined : { name: line.origin, excluded: [] });
}

/** An id where there is no number: words of the title and the first eight signs of the file's hash. */
function slugOf(title: string, source: Source): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 60);
  return `${slug === '' ? 'cable' : slug}-${source.sha256.slice(0, 8)}`;
}

/** The document's date: the day of the date-time group, or the year that the number names. */
export function dateOf(sent: Transmission, mrn: Mrn | undefined): Document['date'] {
  if (sent.sentAt !== undefined) return { edtf: sent.sentAt.slice(0, 10), precision: 'day', basis: 'header' };
  const year = sent.year ?? mrn?.year;
  if (year === undefined) return { edtf: undefined, precision: 'unknown', basis: 'unknown' };
  return { edtf: String(year), precision: 'year', basis: 'metadata' };
}
