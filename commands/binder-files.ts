import { csvRow, formatCitation } from '../src/index.ts';
import type { Leaf } from './binder.ts';
import type { Attachment } from './reply.ts';

export const binderForms = ['markdown', 'csv', 'bibtex'] as const;
export type BinderForm = (typeof binderForms)[number];

/** Text as Markdown that prints it as it is. */
function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\\`*_{}[\]<>()#+!|~&-]/gu, (mark) => `\\${mark}`);
}

function markdown(leaves: readonly Leaf[]): string {
  const parts = leaves.map(({ of, labels, citation, note }) =>
    [
      `> ${plain(citation.quote)}`,
      '',
      plain(formatCitation(of, labels, 'chicago').replaceAll('*', '')),
      ...(note === undefined ? [] : ['', `Note: ${plain(note)}`]),
      '',
    ].join('\n'),
  );
  return `# Binder\n\n${parts.join('\n')}`;
}

function csv(leaves: readonly Leaf[]): string {
  const head = ['kept', 'document', 'version', 'paragraph', 'quote', 'citation', 'note', 'start', 'end'];
  const rows = leaves.map(({ of, version, labels, citation, note, at, start, end }) =>
    csvRow([
      at,
      of.id,
      version ?? 1,
      labels.join(),
      citation.quote,
      formatCitation(of, labels, 'chicago'),
      note,
      start,
      end,
    ]),
  );
  return [csvRow(head), ...rows].join('');
}

/** One entry for a document; its key stays the same however many of its paragraphs are kept. */
function bibtex(leaves: readonly Leaf[]): string {
  const entries = new Map(leaves.map(({ of }) => [`${of.id} ${of.version ?? 1}`, formatCitation(of, [], 'bibtex')]));
  return `${[...entries.values()].join('\n\n')}\n`;
}

const forms: Readonly<
  Record<
    BinderForm,
    { readonly write: (leaves: readonly Leaf[]) => string; readonly type: string; readonly ending: string }
  >
> = {
  markdown: { write: markdown, type: 'text/markdown', ending: 'md' },
  csv: { write: csv, type: 'text/csv', ending: 'csv' },
  bibtex: { write: bibtex, type: 'application/x-bibtex', ending: 'bib' },
};

/** The binder as a file. */
export function binderFile(leaves: readonly Leaf[], as: BinderForm): Attachment {
  const { write, type, ending } = forms[as];
  return { name: `binder.${ending}`, type, content: write(leaves) };
}
