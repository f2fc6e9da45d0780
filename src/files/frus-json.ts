import { z } from 'zod';
import { decode } from '../decode.ts';
import { DocumentError } from '../errors.ts';
import { Draft, partOf } from './draft.ts';
import type { FileKind, Part } from './file-kind.ts';
import { edtfOfMarked } from './frus/dates.ts';
import { frusExtract, sectionExtract, type Volume } from './frus/document.ts';

const date = z.object({
  when: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  notBefore: z.string().optional(),
  notAfter: z.string().optional(),
});
/** Numbers of documents and notes, which some write as numbers. */
const printed = z.union([z.string(), z.number().transform(String)]).nullish();
const document = z.object({
  id: z.string().min(1).max(100),
  n: printed,
  title: z.string().nullish(),
  kind: z.string().nullish(),
  body: z.string(),
  footnotes: z
    .array(z.object({ n: printed, text: z.string() }))
    .nullish()
    .transform((notes) => notes ?? []),
  sourceNote: z.string().nullish(),
  dateline: z
    .object({ text: z.string(), place: z.array(z.string()).default([]), dates: z.array(date).default([]) })
    .nullish(),
  telegramNumber: z.string().nullish(),
  subject: z.string().nullish(),
});
/** A list of which each entry that is one counts, and the others are nothing. */
function entries<Entry>(entry: z.ZodType<Entry>) {
  return z
    .array(z.unknown())
    .nullish()
    .transform((all) => (all ?? []).flatMap((each) => entry.safeParse(each).data ?? []));
}

const volume = z.object({
  volume: z.string().min(1).max(100),
  title: z.string().nullish(),
  persons: entries(z.object({ name: z.string(), description: z.string().nullish() })),
  terms: entries(z.object({ term: z.string(), expansion: z.string().nullish() })),
  documents: z.array(z.unknown()),
});

const extractor = 'FRUS JSON';
const listHead = /^[A-Z][A-Z ]{1,40}$/u;

/** Paragraphs are apart by a blank line; the lines of one that has several are a list, under its first where that is all capitals. */
function writeBody(draft: Draft, body: string): void {
  for (const paragraph of body.split(/\n{2,}/u)) {
    const lines = paragraph.split('\n');
    for (const [at, line] of lines.entries()) {
      draft.words(line);
      const heads = at === 0 && lines.length > 1 && listHead.test(line.trim());
      draft.close(heads ? 'heading' : 'paragraph', { inList: lines.length > 1 });
    }
  }
}

function documentPart(of: Volume, raw: unknown, at: number): Part {
  const read = document.safeParse(raw);
  if (!read.success) return { name: `document ${at + 1}`, failure: 'it is not a document as volumes have them' };
  const { id, n, kind, body, footnotes, sourceNote, dateline, telegramNumber, subject } = read.data;
  const title = read.data.title ?? '';
  const draft = new Draft();
  const number = n == null ? '' : `${n}. `;
  draft.words(`${number}${title}`);
  draft.close('heading', { unmarked: number.length });
  const before = draft.passages.length + (dateline != null && body.startsWith(dateline.text) ? 1 : 0);
  writeBody(draft, body);
  if (draft.passages.length < 2) return { name: id, failure: 'it has no text' };
  const [dated] = dateline?.dates ?? [];
  return partOf(
    id,
    frusExtract(of, {
      id,
      head: title,
      draft,
      before,
      notes: footnotes.map((note, index) => ({ label: note.n ?? String(index + 1), text: note.text })),
      sourceNote: sourceNote ?? undefined,
      place: dateline?.place[0],
      date: dated === undefined || kind === 'editorial-note' ? undefined : edtfOfMarked(dated),
      stated: { number: telegramNumber ?? undefined, subject: subject ?? undefined },
      extractor,
    }),
  );
}

function listPart(
  of: Volume,
  id: string,
  head: string,
  entries: readonly { name: string; about: string | null | undefined }[],
): Part[] {
  if (entries.length === 0) return [];
  const draft = new Draft();
  draft.words(head);
  draft.close('heading');
  for (const { name, about } of entries) {
    draft.words(about == null || about === '' ? name : `${name}, ${about}`);
    draft.close('paragraph', { inList: true });
  }
  return [partOf(id, sectionExtract(of, { id, head, draft, notes: [], extractor }))];
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DocumentError(name, 'is not valid JSON');
  }
}

/** A volume of *Foreign Relations of the United States* as JSON: persons, terms and documents with dates and footnotes. */
export const frusJson: FileKind = {
  name: 'frus-json',
  holdsMany: false,
  detect: (head) => {
    const start = Buffer.from(head).toString('latin1');
    return (
      /^(?:\xef\xbb\xbf)?\s*\{\s*"volume"\s*:\s*"/u.test(start) && /"(?:persons|terms|documents)"\s*:\s*\[/u.test(start)
    );
  },
  async *open(file) {
    const read = volume.safeParse(parsed(decode(await file.bytes(), file.name).text, file.name));
    if (!read.success) throw new DocumentError(file.name, 'is not a volume as JSON: volume and documents are missing');
    const { data } = read;
    const of = { id: data.volume, title: data.title ?? '' };
    const people = data.persons.map(({ name, description }) => ({ name, about: description }));
    const terms = data.terms.map(({ term, expansion }) => ({ name: term, about: expansion }));
    yield* listPart(of, 'persons', 'Persons', people);
    yield* listPart(of, 'terms', 'Abbreviations and Terms', terms);
    const names = new Set(['persons', 'terms']);
    for (const [at, each] of data.documents.entries()) {
      const part = documentPart(of, each, at);
      const name = names.has(part.name) ? `${part.name} (document ${at + 1})` : part.name;
      names.add(name);
      yield { ...part, name };
    }
  },
};
