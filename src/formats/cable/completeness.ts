import type { Paragraph } from '../../document.ts';
import { matchesIn } from '../../matches.ts';
import { isFinished } from './signer.ts';

/** What tells whether the whole cable is there. */
export interface Ends {
  readonly source: string;
  readonly paragraphs: readonly Paragraph[];
  readonly signed: boolean;
  /** Of the classification line: which section, of how many. */
  readonly section: readonly [number, number] | undefined;
  /** Headings below the last paragraph. */
  readonly stray: readonly string[];
}

const sectionCount = /(?<![\d.])(\d{1,3})(\.\d)?\s{1,12}OF\s{1,12}(\d{1,3})(?!\d)/gu;

/** Whether a marker of a section behind the first stands anywhere, or of a first section's further page (`001.2 OF 002`). */
function hasFurtherSection(source: string, total: number): boolean {
  for (const [, number, page, of] of matchesIn(source, sectionCount))
    if (Number(of) === total && (page !== undefined || (Number(number) > 1 && Number(number) <= total))) return true;
  return false;
}

/** Sentences about a cable that seems to have lost its end. */
export function cutOffWarnings({ source, paragraphs, signed, section, stray }: Ends): string[] {
  const last = paragraphs.at(-1);
  if (last === undefined) return ['No paragraphs were found: the cable may be cut off.'];
  const warnings: string[] = [];
  const heading = stray.at(-1);
  if (heading !== undefined)
    warnings.push(`Nothing stands under the heading "${heading.slice(0, 100)}": the cable may be cut off.`);
  else if (!signed && !isFinished(last.text))
    warnings.push('The last paragraph has no end and nobody signed: the cable may be cut off.');
  if (!signed && section !== undefined && section[0] === 1 && section[1] > 1 && !hasFurtherSection(source, section[1]))
    warnings.push(`Only the first of ${section[1]} sections was found: the cable may be cut off.`);
  return warnings;
}
