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

/** What was read of an upload, what could not be, and what adding it would do. */
export function previewCard(upload: Upload, number: number, locale: string | undefined): Reply {
  const { key, documents, failures, more, moreFailures } = upload;
  const isWaiting = documents.some(isNews) || more > 0;
  const asked = { upload: key };
  const total = documents.length + failures.length;
  const turned = isWaiting
    ? paging({ page: number, total, unit: 'entries', command: 'add', options: asked, size })
    : { start: 0, end: total, blocks: [], actions: [] };
  const read = documents.slice(turned.start, turned.end);
  const unread = failures.slice(
    Math.max(0, turned.start - documents.length),
    Math.max(0, turned.end - documents.length),
  );
  const list = (title: Text, items: readonly Item[]): Block[] =>
    items.length === 0 ? [] : [{ kind: 'list', title, items }];
  const press = (label: string, what: string): Action => ({
    label: [label],
    command: 'add',
    options: { ...asked, what, page: 1 },
  });
  const there = read
    .filter(({ foreseen }) => foreseen.outcome === 'same')
    .map(({ foreseen, title }) => ({ id: foreseen.id, title }));
  return reply({
    outcome: isWaiting ? 'answer' : documents.length > 0 ? 'nothing' : 'problem',
    tone: isWaiting || documents.length > 0 ? 'neutral' : 'problem',
    title: titleOf(upload),
    subtitle: subtitleOf(upload),
    blocks: [
      ...list(
        ['Read'],
        read.map((each, at) => itemOf(each, turned.start + at, locale)),
      ),
      ...list(['Not read'], unread.map(failureItem)),
      ...(more + moreFailures === 0
        ? []
        : [
            {
              kind: 'text' as const,
              text: [
                `${counted(more, 'more document')} and ${counted(moreFailures, 'more failure')} are not listed; Add takes all documents.`,
              ],
            },
          ]),
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
