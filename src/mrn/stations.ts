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
/** Series of the travelling Secretary: short words that others resemble, and so never meant by a misspelled one. */
const series = new Set(data.series);
for (const name of series) listed.set(name, name);

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

/** The stations whose spelling starts with these five or more letters (NARA cuts names to five or six). */
function cutStations(letters: string): readonly string[] {
  if (letters.length < 5) return [];
  const found = new Set<string>();
  for (const [spelling, station] of listed) if (spelling.startsWith(letters)) found.add(station);
  return [...found];
}

/** Whether letters are a spelling that has lost some of its own, and nothing else. */
function isLeftOf(letters: string, spelling: string): boolean {
  let at = 0;
  for (const letter of spelling) if (letter === letters[at]) at += 1;
  return at === letters.length;
}

/**
 * The nearest station, when exactly one is nearest; of several, the one with the same first letter, and then the one from
 * which letters were only lost. `limit` is the number of typing errors allowed.
 */
function nearStation(letters: string, limit: number): string | undefined {
  let nearest = limit;
  let found = new Map<string, string>();
  for (const [spelling, station] of listed) {
    if (spelling.length < 3 || series.has(spelling)) continue;
    const distance = editDistance(letters, spelling, nearest);
    if (distance > nearest) continue;
    if (distance < nearest) found = new Map();
    nearest = distance;
    found.set(station, spelling);
  }
  if (found.size === 1) return [...found.keys()][0];
  const alike = [...found].filter(([, spelling]) => spelling[0] === letters[0]);
  const left = alike.length > 1 ? alike.filter(([, spelling]) => isLeftOf(letters, spelling)) : alike;
  return left.length === 1 ? left[0]?.[0] : undefined;
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
  const [cut, ...others] = cutStations(letters);
  if (cut !== undefined && others.length === 0) return { station: cut, match: 'cut' };
  if (letters.length < 3 || others.length > 0) return undefined;
  const near = nearStation(letters, letters.length < 5 || (strict && letters.length < 8) ? 1 : 2);
  return near === undefined ? undefined : { station: near, match: 'typo' };
}
