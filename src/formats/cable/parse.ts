import type { Document, Placed, Source } from '../../document.ts';
import { bounds } from '../../edtf.ts';
import { DocumentError } from '../../errors.ts';
import type { Stated } from '../../extract.ts';
import { type Mrn, mrnText, parseMrn } from '../../mrn/index.ts';
import { addresseesOf } from './addressees.ts';
import { bodyOf } from './body.ts';
import { bodyStart } from './body-start.ts';
import { captionsIn } from './captions.ts';
import { type ClassificationLine, classificationLine, classificationOf, limitedBy } from './classification.ts';
import { classifiedByOf } from './classified-by.ts';
import { cutOffWarnings } from './completeness.ts';
import { declassifyOf } from './declassify.ts';
import { disagreementsOf } from './disagreements.ts';
import { messageOf } from './export-frame.ts';
import { isClassificationOnly } from './furniture.ts';
import { dateOf, idOf, laterSection, mrnOf, senderOf, yearlessNumber } from './identity.ts';
import { type Field, fieldsOf } from './labels.ts';
import { type Line, linesOf } from './lines.ts';
import { repairedName } from './officer.ts';
import { portionStart } from './portions.ts';
import { referencesInBody, referencesOf } from './references.ts';
import { withoutSectionHeaders } from './section-headers.ts';
import { signatureOf } from './signature.ts';
import { subjectOf } from './subject.ts';
import { summaryOf } from './summary.ts';
import { tagsOf, unlabelledTags } from './tags.ts';
import { isDateLine, transmissionOf } from './transmission.ts';

/** Classified By as a numbered paragraph of its own, as in the 1990s. */
function classifiedInBody(lines: readonly Line[], from: number): Field | undefined {
  const near = lines.slice(from, from + 40);
  const fields = fieldsOf(near, near.length).filter((field) => field.kind === 'classifiedBy');
  const field = fields[0];
  const line = near.find((each) => field !== undefined && each.start <= field.start && field.start < each.end);
  if (field === undefined || line === undefined || field.start - line.start > 20) return undefined;
  const at = near.indexOf(line);
  const own = near.slice(at + 1).findIndex((each) => portionStart(each.text) !== undefined);
  const stop = own === -1 ? near.length : at + 1 + own;
  return { ...field, parts: field.parts.filter((part) => part.line < stop) };
}

/** Handling words between the classification line and the first label, each once. */
function captionsOf(lines: readonly Line[], line: ClassificationLine | undefined, end: number): string[] {
  const found = new Set(line?.captions ?? []);
  for (const each of lines.slice(line === undefined ? 0 : line.line + 1, end))
    for (const caption of captionsIn(each.text) ?? []) found.add(caption);
  return [...found];
}

/** The number that is stated beside the text, where it is one that a cable can have. */
function numberOf({ id }: Stated): Mrn[] {
  const mrn = id === undefined ? undefined : parseMrn(id);
  return mrn === undefined ? [] : [mrn];
}

/**
 * Reads a cable of the 1985–2010 layout or a telegram of the 1970s; any part can be missing. What is stated beside
 * the text tells the year where the header doesn't.
 * @throws DocumentError when the text is empty or has more lines than a cable can have
 */
export function parseCable(source: Source, stated: Stated = {}): Document {
  if (source.text.trim() === '') throw new DocumentError(source.name, 'is empty');
  const warnings: string[] = [];
  const { lines, filed, above, day, labelled } = messageOf(linesOf(source.text, source.name).lines);
  const start = bodyStart(lines);
  const fields = fieldsOf(lines, start);
  const field = (kind: Field['kind']) => fields.find((each) => each.kind === kind);
  const firstLabel = Math.min(start, ...fields.map((each) => each.parts[0]?.line ?? start));
  const top = lines.slice(0, firstLabel);
  const sent = transmissionOf(top, warnings);
  const printed = addresseesOf(
    top,
    (line, index) =>
      classificationLine(line, index)?.serial !== undefined ||
      captionsIn(line.text) !== undefined ||
      isClassificationOnly(line.text) ||
      isDateLine(line.text),
  );
  const addressees = labelled === undefined ? printed : { ...labelled, end: printed.end };
  const line = classificationOf(lines.slice(0, Math.min(start, firstLabel + 1)));
  const marked =
    line?.serial !== undefined || fields.length > 0 || (line?.line ?? 0) <= addressees.end ? line : undefined;
  const dated = stated.date === undefined ? undefined : bounds(stated.date);
  const yearBeside = Number((day ?? (dated && stated.date))?.slice(0, 4) ?? Number.NaN);
  const beside = {
    numbers: [...above, ...numberOf(stated)],
    year: Number.isInteger(yearBeside) ? yearBeside : undefined,
  };
  const mrn = mrnOf(marked, sent, addressees.from?.name, source, beside) ?? filed ?? numberOf(stated)[0];
  const year = sent.year ?? mrn?.year;

  const subjects = fields.flatMap((each) => (each.kind === 'subject' ? (subjectOf(each, source.text) ?? []) : []));
  const subject = subjects[0];
  const references = referencesOf(field('references'), source.text, {
    year,
    station: mrn?.station,
    serial: mrn?.serial,
    day: sent.day,
  });
  const headed = classifiedByOf(field('classifiedBy'), source.text);
  const behindTop = Math.max(addressees.end, marked === undefined ? 0 : marked.line + 1);
  const lastOf = (kind: Field['kind']) =>
    (field(kind)?.parts.find((_, index, all) => all[index + 1]?.gap !== false)?.line ?? -1) + 1;
  const bodyFrom = Math.min(
    start,
    Math.max(behindTop, subjects.at(-1)?.end ?? 0, references.end, headed?.end ?? 0, lastOf('order'), lastOf('tags')),
  );
  const classified = headed ?? classifiedByOf(classifiedInBody(lines, start), source.text);
  const station = mrn?.station ?? marked?.station;
  const signature = signatureOf(withoutSectionHeaders(lines.slice(bodyFrom)), {
    source: source.text,
    station,
    officer: classified?.value.name === undefined ? undefined : repairedName(classified.value.name),
  });
  const signersAt = labelled?.signer === undefined ? signature.at : [labelled.signer];
  const signers = signersAt.map((each) => each.text);
  const { paragraphs, headings, stray } = bodyOf(signature.lines, source.text);
  const own = mrn === undefined ? undefined : mrnText(mrn);
  const listed = references.references.filter((each) => each.id === undefined || each.id !== own);
  const known = new Set([...(own === undefined ? [] : [own]), ...listed.flatMap((each) => each.id ?? [])]);
  const section = laterSection(marked, sent);
  const part = section === undefined ? '' : `, section ${section} of ${marked?.section?.[1]}`;
  const title = subject?.text ?? (own === undefined ? source.name : `${own}${part}`);
  if (sent.sentAt === undefined && day === undefined && dated === undefined)
    warnings.push('No date-time group was found: the cable is undated.');
  const yearless = mrn === undefined ? yearlessNumber(marked) : undefined;
  if (yearless !== undefined)
    warnings.push(`The year of ${yearless.station} ${yearless.serial} is unknown: its id is without one.`);
  if (section !== undefined)
    warnings.push(`The text begins with section ${section} of ${marked?.section?.[1]}: those before it are not in it.`);
  else if (subject === undefined) warnings.push('No subject line was found.');
  for (const text of references.unread) warnings.push(`A reference was not recognised: ${text.slice(0, 100)}`);
  const signed = signers.length > 0;
  warnings.push(...cutOffWarnings({ source: source.text, paragraphs, signed, section: marked?.section, stray }));
  const declassify = declassifyOf(field('order'));
  const header = lines.slice(0, start);
  const from = addressees.from;
  const declassifyOn = declassify.on;
  warnings.push(
    ...disagreementsOf({ source, lines: header, sent, mrn, line: marked, from, declassifyOn, subjects, paragraphs }),
  );
  const captions = [...new Set([...captionsOf(lines, marked, firstLabel), ...(labelled?.captions ?? [])])];
  const titleAt: Placed | undefined = subject?.at;
  return {
    id: idOf(mrn, marked, section, title, source),
    format: 'cable',
    kind: 'cable',
    title,
    ...(titleAt === undefined ? {} : { titleAt }),
    date: dateOf(sent, mrn, { day, stated: dated !== undefined }),
    paragraphs,
    headings,
    references: [...listed, ...referencesInBody(paragraphs, year, known)],
    authors: [],
    authorsAt: [],
    signersAt,
    warnings,
    source,
    cable: {
      mrn: own,
      sentAt: sent.sentAt,
      precedence: sent.precedence,
      from: senderOf(addressees.from, marked),
      to: addressees.to,
      info: addressees.info,
      classification: marked && limitedBy(marked.classification, captions, header),
      captions,
      tags: tagsOf(field('tags') ?? unlabelledTags(header), year),
      declassify,
      classifiedBy: classified?.value,
      signers,
      ...summaryOf(paragraphs),
    },
  };
}
