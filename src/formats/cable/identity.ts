import type { Addressee, Document, DocumentId, Source } from '../../document.ts';
import { type Mrn, mrnText, parseMrn, stationOf } from '../../mrn/index.ts';
import type { ClassificationLine } from './classification.ts';
import type { Transmission } from './transmission.ts';

/** What stands beside the cable's text: numbers, of which one may be its own, and the year of its date. */
export interface Beside {
  readonly numbers: readonly Mrn[];
  readonly year: number | undefined;
}

/**
 * The cable's own number: station and serial of the classification line with the date-time group's year, or with the
 * year that stands beside the text (a number above it, its file's name, a stated id or date); where station and serial
 * are missing, a stated id or a file name that is one (archives name files so).
 */
export function mrnOf(
  line: ClassificationLine | undefined,
  sent: Transmission,
  sender: string | undefined,
  source: Source,
  beside: Beside,
): Mrn | undefined {
  const station = line?.station ?? (sender === undefined ? undefined : stationOf(sender)?.station);
  const named = parseMrn(source.name.replace(/\.[A-Za-z0-9]{1,5}$/u, ''));
  const serial = line?.serial;
  if (serial !== undefined && station !== undefined) {
    const same = [named, ...beside.numbers].find((each) => each?.station === station && each.serial === serial);
    const year = sent.year ?? same?.year ?? beside.year;
    if (year !== undefined) return { year, station, serial };
  }
  return named !== undefined && stationOf(named.station)?.match === 'listed' ? named : undefined;
}

/** Station and serial where nothing tells the year: what people look the cable up by, and no message reference number. */
export function yearlessNumber(line: ClassificationLine | undefined): { station: string; serial: number } | undefined {
  const { station, serial } = line ?? {};
  return station === undefined || serial === undefined || serial === 0 ? undefined : { station, serial };
}

/** The section that a text begins with, where that is not the first: a copy that holds only a part of its cable. */
export function laterSection(line: ClassificationLine | undefined, { de }: Transmission): number | undefined {
  const [section, of] = line?.section ?? [1, 1];
  return section > 1 && section <= of && (de?.section ?? section) === section ? section : undefined;
}

/** The document's id: its number, with its section where it lacks those before, without its year where that is not known (`ANKARA5012`), else one made of the title. */
export function idOf(
  mrn: Mrn | undefined,
  line: ClassificationLine | undefined,
  section: number | undefined,
  title: string,
  source: Source,
): DocumentId {
  const yearless = yearlessNumber(line);
  const number = mrn === undefined ? yearless && `${yearless.station}${yearless.serial}` : mrnText(mrn);
  if (number === undefined) return slugOf(title, source);
  return (section === undefined ? number : `${number}-SECTION-${section}`) as DocumentId;
}

/** Without an FM line, the sender is the station that the classification line names. */
export function senderOf(from: Addressee | undefined, line: ClassificationLine | undefined): Addressee | undefined {
  return from ?? (line?.origin === undefined ? undefined : { name: line.origin, excluded: [] });
}

/** An id where there is no number: words of the title and the first eight signs of the file's hash. */
function slugOf(title: string, source: Source): DocumentId {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 60);
  return `${slug === '' ? 'cable' : slug}-${source.sha256.slice(0, 8)}` as DocumentId;
}

/**
 * The document's date: the day of the date-time group, else the one printed above the cable; the year that the number
 * names only where no date is stated either.
 */
export function dateOf(
  sent: Transmission,
  mrn: Mrn | undefined,
  { day, stated }: { readonly day: string | undefined; readonly stated: boolean },
): Document['date'] {
  if (sent.sentAt !== undefined) return { edtf: sent.sentAt.slice(0, 10), precision: 'day', basis: 'header' };
  if (day !== undefined) return { edtf: day, precision: 'day', basis: 'stated' };
  const year = sent.year ?? (stated ? undefined : mrn?.year);
  if (year === undefined) return { edtf: undefined, precision: 'unknown', basis: 'unknown' };
  return { edtf: String(year), precision: 'year', basis: 'metadata' };
}
