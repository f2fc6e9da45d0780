import type { Cable, Paragraph } from '../../document.ts';

const word = '(?:EXECUTIVE\\s+)?SUMM?A?R?Y';
const withOther = `${word}(?:(?:\\s*(?:AND|/|&)\\s*)[A-Z]+(?:\\s+REQUEST(?:ED)?)?)?`;
const heading = new RegExp(`^\\W*(?:BEGIN\\s+)?${withOther}\\b\\W*$`, 'iu');
const runIn = new RegExp(`^\\W{0,3}(?:BEGIN\\s+)?${withOther}\\s*(?:[.:]|-{1,3}|(?=\\())\\s*`, 'iu');
/** The word in capitals with nothing behind it, before a sentence in small letters. */
const runInCapitals = /^SUMMARY\s(?=\p{Lu}\p{Ll})/u;
const end = new RegExp(`\\s*[(]?\\bEND\\s+(?:OF\\s+)?${withOther}\\b\\s*[.)]*\\s*[)]?`, 'iu');
const mostParagraphs = 12;

function startsSummary(text: string): boolean {
  const head = text.slice(0, 120);
  return runIn.test(head) || runInCapitals.test(head);
}

/**
 * The cable's own summary: paragraphs from one under a SUMMARY heading, or starting with the word, up to END SUMMARY
 * or the next heading; without a start, everything before END SUMMARY. Words only: no numbers, marks, SUMMARY, END SUMMARY.
 */
export function summaryOf(paragraphs: readonly Paragraph[]): Pick<Cable, 'summary' | 'summaryParagraphs'> {
  const starts = paragraphs.findIndex((each) => heading.test(each.heading ?? '') || startsSummary(each.text));
  const ends = paragraphs.findIndex((each, index) => index >= Math.max(0, starts) && end.test(each.text.slice(-400)));
  const printed = paragraphs.findIndex((each) => /^[1-9]/u.test(each.label));
  const first = starts === -1 ? (ends === -1 ? -1 : Math.max(0, printed)) : starts;
  if (first === -1) return { summary: undefined, summaryParagraphs: [] };
  const nextHeading = paragraphs.findIndex((each, index) => index > first && each.heading !== undefined);
  const bound = nextHeading === -1 ? paragraphs.length : nextHeading;
  const closed = ends !== -1 && ends < first + mostParagraphs && (starts === -1 || ends < bound);
  const under = starts !== -1 && heading.test(paragraphs[starts]?.heading ?? '') && nextHeading !== -1;
  const last = closed ? ends : under ? Math.min(bound - 1, first + mostParagraphs) : first;
  const members = paragraphs.slice(first, last + 1);
  const texts = members.map((each) => {
    const tail = Math.max(0, each.text.length - 400);
    const stop = end.exec(each.text.slice(tail));
    const kept = stop === null ? each.text : each.text.slice(0, tail + stop.index);
    return kept.replace(runIn, '').replace(runInCapitals, '').trim();
  });
  const summary = texts.filter((text) => text !== '').join('\n');
  return summary === ''
    ? { summary: undefined, summaryParagraphs: [] }
    : { summary, summaryParagraphs: members.map((each) => each.index) };
}
