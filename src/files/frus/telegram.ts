import { canonicalId, listedStation } from '../../mrn/index.ts';

/** What the opening of a printed telegram says of it. */
export interface Telegram {
  /** As printed: `288157`, `Secto 4118`, `96244/Todel 2840`. */
  readonly number: string | undefined;
  /** To the end of its paragraph, with what stands there behind it (references), as printed. */
  readonly subject: string | undefined;
  /** The canonical message reference number, where sender, year and number tell it. */
  readonly id: string | undefined;
}

/** Paragraphs behind the dateline in which number and subject are looked for. */
const openings = 6;
/** `Secto 4118. …`, `96244/Todel 2840. 1. …`; a short number counts only beside a subject, for paragraphs have such too. */
const opening = /^((?:[A-Z][A-Za-z]{2,8} )?\d{1,7}(?:\/(?:[A-Z][A-Za-z]{2,8} )?\d{1,7})?)\.(?=\s|$)/u;
const subjectLabel = /(?<![A-Za-z])(?:Subject|Subj|Sub) ?: ?(?=\S)/u;
const firstParagraph = /^1\.\s/u;

/** Missions are named by whom they are accredited to, other posts by the place in the dateline. */
const missions: readonly (readonly [RegExp, string])[] = [
  [/^the Mission to the United Nations|^the (?:U\.?S\.?|United States) Mission to the United Nations/u, 'USUNNEWYORK'],
  [/^the Mission to the North Atlantic Treaty Organization/u, 'USNATO'],
];
const post = /^the (?:Embassy|Consulate|Legation|Liaison Office|(?:U\.?S\.? |United States )?Interests Section)\b/u;
const telegramHead = /^(?:Circular )?Telegram(?: (\d{1,6}))? From (.{3,200}? to .+)$/su;

/** Whether a document's head says that it is a telegram. */
export function isTelegram(head: string): boolean {
  return telegramHead.test(head);
}

function stationOf(sender: string, place: string | undefined): string | undefined {
  if (/^the Department of State\b/u.test(sender)) return 'STATE';
  const mission = missions.find(([named]) => named.test(sender));
  if (mission !== undefined) return mission[1];
  return post.test(sender) && place !== undefined ? listedStation(place) : undefined;
}

/** `68` of a travelling Secretary's series (SECTO, TOSEC), otherwise the number of the sender's own station. */
function idOf(number: string, station: string | undefined, year: number): string | undefined {
  const sides = number.split('/');
  const own = station === undefined ? undefined : sides.find((side) => /^\d+$/u.test(side));
  const text = own === undefined ? sides.find((side) => /^[A-Z]/u.test(side)) : `${station} ${own}`;
  if (text === undefined) return undefined;
  const name = text.replace(/\d+$/u, '');
  return listedStation(name) === undefined ? undefined : canonicalId(text, { year });
}

/** Message reference numbers carry two digits of the year, which mean these years. */
const numbered = { first: 1966, last: 2065 };

/**
 * Number, subject and id of a telegram printed in *Foreign Relations of the United States*: number and subject open the
 * body ("288157. Subject: …"), the head names the sender, the dateline place and year.
 * @param paragraphs the body's, without the dateline
 */
export function telegramOf(
  head: string,
  paragraphs: readonly string[],
  place: string | undefined,
  date: string | undefined,
): Telegram {
  const [, inHead, parties = ''] = telegramHead.exec(head) ?? [];
  let number = inHead;
  let subject: string | undefined;
  for (const paragraph of paragraphs.slice(0, openings)) {
    if (firstParagraph.test(paragraph)) break;
    const label = subjectLabel.exec(paragraph);
    const found = opening.exec(paragraph)?.[1];
    if (found !== undefined && (found.length > 2 || label !== null)) number ??= found;
    if (label !== null) subject ??= paragraph.slice(label.index + label[0].length).trim();
  }
  const year = Number(date?.slice(0, 4));
  const dated = year >= numbered.first && year <= numbered.last;
  const id = number === undefined || !dated ? undefined : idOf(number, stationOf(parties, place), year);
  return { number, subject: subject === '' ? undefined : subject, id };
}
