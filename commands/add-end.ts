import type { AddedDocument, UploadEnd } from '../src/index.ts';
import { counted, joined, openActions, reply, spacedId } from './compose.ts';
import { paging } from './paging.ts';
import { foreign, type Item, type Reply, type Text } from './reply.ts';

const size = 10;
const words: Readonly<Record<AddedDocument['outcome'], string>> = {
  added: '',
  changed: 'new version',
  same: 'was there already',
};

function itemOf({ id, title, outcome }: AddedDocument): Item {
  return {
    label: joined([{ strong: foreign(title) }, foreign(spacedId(id)), words[outcome]].filter((each) => each !== '')),
  };
}

function subtitleOf({ documents, failures }: UploadEnd): Text {
  const count = (outcome: AddedDocument['outcome']) => documents.filter((each) => each.outcome === outcome).length;
  const [changed, same] = [count('changed'), count('same')];
  return joined([
    changed === 0 ? undefined : counted(changed, 'new version'),
    same === 0 ? undefined : `${same.toLocaleString('en-GB')} there already`,
    failures.length === 0 ? undefined : `${failures.length.toLocaleString('en-GB')} could not be read`,
  ]);
}

/** What became of an upload: the same however often it is asked. */
export function endCard(end: UploadEnd, upload: string, number: number): Reply {
  const { outcome, documents, failures } = end;
  if (outcome === 'discarded') return reply({ title: ['Discarded: nothing of it was kept'] });
  const all: Item[] = [
    ...documents.map(itemOf),
    ...failures.map(({ name, why }): Item => ({ label: [{ strong: foreign(name) }, ' ', foreign(why)] })),
  ];
  const options = { upload, what: 'add' };
  const {
    start,
    end: last,
    blocks,
    actions,
  } = paging({
    page: number,
    total: all.length,
    unit: 'entries',
    command: 'add',
    options,
    size,
  });
  const added = documents.filter((each) => each.outcome === 'added').length;
  return reply({
    title: [`${counted(added, 'document')} added`],
    subtitle: subtitleOf(end),
    blocks: [{ kind: 'list', items: all.slice(start, last) }, ...blocks],
    actions: [...actions, ...openActions(documents.slice(start, last), 5)],
  });
}
