import { editDistance } from './edit-distance.ts';
import { listedStation } from './stations.ts';

/** Words of the classification line and of addresses that collectors glued in front of the station. */
const gluedWords = [
  'FOROFFICIALUSEONLY',
  'LIMITEDOFFICIALUSE',
  'CORRECTEDCOPY',
  'UNCLASSIFIED',
  'CONFIDENTIAL',
  'SENSITIVE',
  'AMCONGEN',
  'AMCONSUL',
  'AMEMBASSY',
  'EMBASSY',
  'UNCLAS',
  'NOFORN',
  'SIPDIS',
  'SECRET',
  'EXDIS',
  'NODIS',
  'EFTO',
];

/** Drops `SECTION01OF02` with up to three letters wrong, wherever a garbled id starts with it. */
function withoutSection(rest: string): string {
  const section = /^([A-Z]{0,10})\d{1,3}([A-Z]{2})\d{1,3}(?=[A-Z])/u.exec(rest);
  if (section === null) return rest;
  const [whole, word = '', of = ''] = section;
  const likely = word === '' || editDistance(word, 'SECTION', 3) <= 3;
  return likely && editDistance(of, 'OF', 1) <= 1 ? rest.slice(whole.length) : rest;
}

/**
 * Repairs what stands between the year and the end of a glued id: section counts, handling words and address words in
 * front of the station, and notices behind the serial (`ZFR`, the cancelling signal, keeps the first serial; a
 * suspected duplicate is known by its second). Input and output are capitals and digits without blanks.
 */
export function withoutGlue(rest: string): string {
  let clean = withoutSection(rest);
  for (let round = 0; round < 4; round += 1) {
    const letters = /^[A-Z]+/u.exec(clean)?.[0] ?? '';
    if (listedStation(letters) !== undefined) break;
    const glued = gluedWords.find((word) => letters.startsWith(word) && letters.length > word.length + 1);
    if (glued === undefined) break;
    clean = withoutSection(clean.slice(glued.length));
  }
  const cancelled = /^([A-Z]+\d{1,8})ZFR\d{1,8}$/u.exec(clean)?.[1];
  const duplicate = /^([A-Z]+)\d{1,8}SUSPECTEDDUPLICATE(\d{1,8})$/u.exec(clean);
  if (cancelled !== undefined) return cancelled;
  return duplicate === null ? clean : `${duplicate[1]}${duplicate[2]}`;
}
