import { isNews, type Upload, type UploadedDocument } from '../src/index.ts';
import { counted, joined, openActions, reply, spacedId } from './compose.ts';
import { dateWords } from './dates.ts';
import { takenOutWords } from './doer.ts';
import { spokenSize } from './given-file.ts';
import { paging } from './paging.ts';
import { type Action, type Block, foreign, type Item, type Reply, type Run, type Text } from './reply.ts';

const size = 8;
const mostWarnings = 2;
const longestTitle = 160;
const longestWhy = 300;
const mostFirst = 5;

/** A line of the preview; a failure has no document. */
interface Entry {
  readonly item: () => Item;
  readonly document?: UploadedDocument;
}

/** What adding a document would do; nothing for one that is new. */
function fateOf({ foreseen, twice }: UploadedDocument, locale: string | undefined): Text {
  const { id, outcome, version, tombstone } = foreseen;
  const shown = foreign(spacedId(id));
  if (twice === true) return [{ strong: 'twice in this upload' }, ', added once'];
  if (tombstone !== undefined) return [{ strong: 'it ' }, ...takenOutWords(tombstone, locale), '; Add brings it back'];
  if (outcome === 'same') return [{ strong: 'is there already' }, ' as ', shown];
  return outcome === 'changed' ? [{ strong: `becomes version ${version ?? 2}` }, ' of ', shown] : [];
}

function warningWords({ warnings }: UploadedDocument): readonly (Text | Run)[] {
  const left = warnings.length - mostWarnings;
  return [
    ...warnings.slice(0, mostWarnings).map((each): Text => ['warning: ', foreign(each.slice(0, longestWhy))]),
    ...(left > 0 ? [`${left.toLocaleString('en-GB')} more warnings`] : []),
  ];
}

function itemOf(document: UploadedDocument, at: number, locale: string | undefined): Item {
  const { title, foreseen, date, paragraphs, from } = document;
  const shown = title.length > longestTitle ? `${title.slice(0, longestTitle)}…` : title;
  return {
    number: String(at + 1),
    label: [{ strong: foreign(shown) }],
    note: joined([
      foreign(spacedId(foreseen.id)),
      dateWords(date.edtf, locale),
      counted(paragraphs, 'paragraph'),
      foreign(from),
      fateOf(document, locale),
      ...warningWords(document),
    ]),
  };
}

function failureItem({ name, why }: Upload['failures'][number]): Item {
  const told = foreign(why.slice(0, longestWhy));
  return { label: name === '' || why.startsWith(name) ? [told] : [{ strong: foreign(name) }, ' ', told] };
}

function titleOf({ documents, more }: Upload): Text {
  const news = documents.filter(isNews).length + more;
  if (news > 0) return [`${counted(news, 'document')} to add`];
  return [documents.length > 0 ? 'Nothing new: all of it is there already' : 'Nothing in it could be read'];
}

function subtitleOf({ files, documents, failures, moreFailures }: Upload): Text {
  const there = documents.filter((each) => !isNews(each)).length;
  const unread = failures.length + moreFailures;
  const bytes = files.reduce((sum, each) => sum + each.size, 0);
  return joined([
    counted(files.length, 'file'),
    files.length === 0 ? undefined : spokenSize(bytes),
    there === 0 ? undefined : `${there.toLocaleString('en-GB')} there already`,
    unread === 0 ? undefined : `${unread.toLocaleString('en-GB')} could not be read`,
  ]);
}

/** What stands on a page: a few failures come before the documents, many after them. */
function itemsOf({ documents, failures }: Upload, locale: string | undefined): readonly Entry[] {
  const read = documents.map((document, at): Entry => ({ item: () => itemOf(document, at, locale), document }));
  const unread = failures.map((failure): Entry => ({ item: () => failureItem(failure) }));
  return failures.length <= mostFirst ? [...unread, ...read] : [...read, ...unread];
}

function notListed({ more, moreFailures }: Upload): Block[] {
  if (more + moreFailures === 0) return [];
  const parts = [counted(more, 'more document'), counted(moreFailures, 'more failure')];
  return [{ kind: 'text', text: [`${parts.join(' and ')} are not listed; Add takes all documents.`] }];
}

/** What was read of an upload, what could not be, and what adding it would do. */
export function previewCard(upload: Upload, number: number, locale: string | undefined): Reply {
  const { key, documents, more } = upload;
  const isWaiting = documents.some(isNews) || more > 0;
  const entries = itemsOf(upload, locale);
  const paged = {
    page: number,
    total: entries.length,
    unit: 'entries',
    command: 'add',
    options: { upload: key },
    size,
  };
  // What does not wait has no further pages: all of it stands here.
  const turned = isWaiting ? paging(paged) : { start: 0, end: entries.length, blocks: [], actions: [] };
  const shown = entries.slice(turned.start, turned.end);
  const list = (title: string, among: readonly Entry[]): Block[] =>
    among.length === 0 ? [] : [{ kind: 'list', title: [title], items: among.map(({ item }) => item()) }];
  const press = (label: string, what: string): Action => ({
    label: [label],
    command: 'add',
    options: { upload: key, what, page: 1 },
  });
  const there = shown.flatMap(({ document }) =>
    document?.foreseen.outcome === 'same' ? [{ id: document.foreseen.id, title: document.title }] : [],
  );
  return reply({
    outcome: isWaiting ? 'answer' : documents.length > 0 ? 'nothing' : 'problem',
    tone: isWaiting || documents.length > 0 ? 'neutral' : 'problem',
    title: titleOf(upload),
    subtitle: subtitleOf(upload),
    blocks: [
      ...list(
        'Not read',
        shown.filter(({ document }) => document === undefined),
      ),
      ...list(
        'Read',
        shown.filter(({ document }) => document !== undefined),
      ),
      ...notListed(upload),
      ...turned.blocks,
    ],
    actions: [
      ...(isWaiting ? [press('Add', 'add'), press('Discard', 'discard')] : []),
      ...turned.actions,
      ...openActions(there, 3),
    ],
    ...(isWaiting ? { footer: ['Nothing is stored yet; it waits for an hour.'] } : {}),
  });
}
