import { type Mrn, parseMrn } from '../../mrn/index.ts';
import { archiveFrame } from './archive-frame.ts';
import { type LabelledHeader, labelledHeaderOf } from './labelled-header.ts';
import type { Line } from './lines.ts';

/** A message without the frame that an archive's text export puts around it. */
export interface Message {
  readonly lines: readonly Line[];
  /** The number that the archive or the message system filed it under. */
  readonly filed: Mrn | undefined;
  /** Numbers printed above the cable: where one is of its station and serial, it tells the year. */
  readonly above: readonly Mrn[];
  /** The day printed above the cable (`2009-02-04`). */
  readonly day: string | undefined;
  readonly labelled: LabelledHeader | undefined;
}

const attribute = /^[A-Z][A-Za-z/ -]{1,40}:(?:\s|$)/u;
const documentNumber = /^Document Number:\s*(\d{4}[A-Z]{2,12}\s?\d{1,8}(?:_[a-z])?)/iu;
/** The line that archives print above a cable. */
const referenceId = /^(?:Reference|Cable|Canonical) ID\s?:\s*(\d{2,4}\s?[A-Z]{3,20}\s?\d{1,8})$/iu;
const above = 12;
/** So many attributes at least stand below the heading, or it is one of the message's own. */
const leastAttributes = 3;

/**
 * Takes off `Message Text` above and `Message Attributes` below a telegram, as the National Archives export the central
 * files of 1973–79, the lines that an archive or a mail prints above a cable, and the foot below `Signature:` that cables
 * have since about 2010; other texts stay whole.
 */
export function messageOf(lines: readonly Line[]): Message {
  const heading = lines.findLastIndex((line) => /^Message Attributes:?$/iu.test(line.text));
  const below = heading === -1 ? [] : lines.slice(heading + 1);
  const framed = below.slice(0, 40).filter((line) => attribute.test(line.text)).length >= leastAttributes;
  const first = /^Message Text:?$/iu.test(lines[0]?.text ?? '') ? 1 : 0;
  const number = framed ? below.map((line) => documentNumber.exec(line.text.slice(0, 80))?.[1]) : [];
  const archived = lines.slice(0, above).map((line) => referenceId.exec(line.text.slice(0, 80))?.[1]);
  const filed = [...number, ...archived].find((each) => each !== undefined);
  const message = lines.slice(first, framed ? heading : lines.length);
  const labelled = labelledHeaderOf(message);
  const frame = labelled === undefined ? archiveFrame(message) : undefined;
  return {
    lines: message.slice(frame?.end ?? 0, labelled?.foot),
    above: frame?.numbers ?? [],
    day: frame?.day,
    filed: labelled?.mrn ?? (filed === undefined ? undefined : parseMrn(filed.replace(/\s/gu, ''))),
    labelled,
  };
}
