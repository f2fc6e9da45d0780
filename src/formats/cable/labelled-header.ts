import type { Addressee, Placed } from '../../document.ts';
import { type Mrn, parseMrn } from '../../mrn/index.ts';
import { addresseeOf } from './addressees.ts';
import { captionsIn } from './captions.ts';
import type { Line } from './lines.ts';

/** What the labelled header and foot of a cable of the 2010s tell (`MRN:`, `From:`, `Action:`, `Signature:`). */
export interface LabelledHeader {
  readonly mrn: Mrn;
  readonly from: Addressee | undefined;
  readonly to: readonly Addressee[];
  readonly info: readonly Addressee[];
  readonly captions: readonly string[];
  readonly signer: Placed | undefined;
  /** Index of the first line of the foot. */
  readonly foot: number;
}

const labelled = /^(MRN|From|Action|To|Info|Captions|Signature)\s?:\s*(.*)$/iu;
const footLabel =
  /^(?:Signature|Drafted By|Cleared By|Approved By|Released By|Info|Dissemination Rule|Attachments?)\s?:/iu;
const mostHead = 40;
const mostFoot = 60;
const longest = 2_000;

/** `AMEMBASSY PARIS ROUTINE; AMEMBASSY ROME`, and the department as `WASHDC, SECSTATE`. */
function addresseesIn(text: string): Addressee[] {
  const names = text
    .slice(0, longest)
    .replace(/\bWASHDC, SECSTATE\b/gu, 'SECSTATE WASHDC')
    .split(/;/u);
  return names.slice(0, 200).flatMap((name) => addresseeOf(name) ?? []);
}

/** The value of a label, with the lines behind it that start with none. */
function labelledValue(lines: readonly Line[], label: string): { line: Line; text: string } | undefined {
  const at = lines.findIndex((line) => labelled.exec(line.text.slice(0, longest))?.[1]?.toLowerCase() === label);
  const line = lines[at];
  const text = line === undefined ? '' : (labelled.exec(line.text.slice(0, longest))?.[2] ?? '');
  if (line === undefined || text === '') return undefined;
  const more = lines.slice(at + 1, at + 30);
  const end = more.findIndex((each) => each.gap || /^[A-Z][A-Za-z./ ]{1,20}:/u.test(each.text));
  return { line, text: [text, ...more.slice(0, end === -1 ? 0 : end).map((each) => each.text)].join(' ') };
}

/** Reads the header that the Department's message system prints with labels since about 2010; other cables have none. */
export function labelledHeaderOf(lines: readonly Line[]): LabelledHeader | undefined {
  const head = lines.slice(0, mostHead);
  const mrn = parseMrn((labelledValue(head, 'mrn')?.text ?? '').slice(0, 60));
  if (mrn === undefined) return undefined;
  const from = Math.max(0, lines.length - mostFoot);
  const footAt = lines.slice(from).findIndex((line) => footLabel.test(line.text.slice(0, 40)));
  const foot = footAt === -1 ? lines.length : from + footAt;
  const behind = lines.slice(foot);
  const signature = labelledValue(behind, 'signature');
  const name = signature?.text.trim() ?? '';
  const at = signature === undefined ? 0 : signature.line.start + signature.line.text.lastIndexOf(name);
  return {
    mrn,
    from: addresseesIn(labelledValue(head, 'from')?.text ?? '')[0],
    to: addresseesIn((labelledValue(head, 'action') ?? labelledValue(head, 'to'))?.text ?? ''),
    info: addresseesIn((labelledValue(head, 'info') ?? labelledValue(behind, 'info'))?.text ?? ''),
    captions: captionsIn(labelledValue(head, 'captions')?.text ?? '') ?? [],
    signer: signature === undefined || name === '' ? undefined : { text: name, start: at, end: at + name.length },
    foot,
  };
}
