import { readData } from '../data.ts';
import { editDistance } from './edit-distance.ts';

interface StationEntry {
  readonly station: string;
  readonly aliases?: readonly string[];
  /** The country's name, which stands for its post in a list of references only. */
  readonly loose?: readonly string[];
}

/** How sure a spelling names a station: as listed, by its first letters, or with typing errors. */
export type StationMatch = 'listed' | 'loose' | 'cut' | 'typo';

const data = readData<{ stations: StationEntry[]; series: string[] }>('stations.json');
const listed = new Map<string, string>();
const loose = new Map<string, string>();
for (const entry of data.stations) {
  for (const spelling of [entry.station, ...(entry.aliases ?? [])]) listed.set(spelling, entry.station);
  for (const spelling of entry.loose ?? []) loose.set(spelling, entry.station);
}
for (const series of data.series) listed.set(series, series);

/** Words that stand before numbers and are no misspelled stations. */
const notStations = new Set(
  'PARA PARAS PARAGRAPH PAGE PAGES SECTION PART REF REFS REFTEL REFTELS ITEM NOTE DECL REASON REASONS TABLE CHAPTER ANNEX JANUARY FEBRUARY MARCH APRIL JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER'.split(
    ' ',
  ),
);
const longestSpelling = 28;

/** Capital letters only, no marks and no blanks: the form in which stations stand in ids. */
export function stationLetters(text: string): string {
  return text
    .slice(0, 80)
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z]/gu, '');
}

/** The station of a listed spelling; blanks, points and apostrophes do not count. */
export function listedStation(text: string): string | undefined {
  return listed.get(stationLetters(text));
}

/** The only station whose spelling starts with these five or more letters (NARA cuts names to five or six). */
function cutStation(letters: string): string | undefined {
  if (letters.length < 5) return undefined;
  const found = new Set<string>();
  for (const [spelling, station] of listed) if (spelling.startsWith(letters)) found.add(station);
  return found.size === 1 ? [...found][0] : undefined;
}

/** The nearest station, when exactly one is nearest; `limit` is the number of typing errors allowed. */
function nearStation(letters: string, limit: number): string | undefined {
  let nearest = limit;
  let found = new Set<string>();
  for (const [spelling, station] of listed) {
    if (spelling.length < 3) continue;
    const distance = editDistance(letters, spelling, nearest);
    if (distance > nearest) continue;
    if (distance < nearest) found = new Set();
    nearest = distance;
    found.add(station);
  }
  if (found.size > 1) found = new Set([...found].filter((station) => station[0] === letters[0]));
  return found.size === 1 ? [...found][0] : undefined;
}

/**
 * The station that letters stand for: listed, cut short (`TEGUCI`), or misspelled by at most two letters
 * (one in names below five letters). `strict` allows one typing error only.
 */
export function stationOf(text: string, strict = false): { station: string; match: StationMatch } | undefined {
  const letters = stationLetters(text);
  if (letters.length < 2 || letters.length > longestSpelling || notStations.has(letters)) return undefined;
  const exact = listed.get(letters);
  if (exact !== undefined) return { station: exact, match: 'listed' };
  const country = loose.get(letters);
  if (country !== undefined) return { station: country, match: 'loose' };
  const cut = cutStation(letters);
  if (cut !== undefined) return { station: cut, match: 'cut' };
  if (letters.length < 3) return undefined;
  const near = nearStation(letters, letters.length < 5 || (strict && letters.length < 8) ? 1 : 2);
  return near === undefined ? undefined : { station: near, match: 'typo' };
}
