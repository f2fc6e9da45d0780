import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { dateWords } from '../commands/dates.ts';
import { nearestWords } from '../commands/nearest.ts';
import { type Document, DocumentError, formats, parseDocument } from '../src/index.ts';
import { exits, type Subcommand, UsageError } from './cli-world.ts';
import { written } from './terminal/conversation.ts';
import { visible, visibleJson } from './terminal/visible.ts';

function overview(document: Document): string {
  const { cable } = document;
  const lines = [
    ['id', document.id],
    ['kind', `${document.kind} (format ${document.format})`],
    ['title', document.title],
    ['date', dateWords(cable?.sentAt ?? document.date.edtf)],
    ['from', cable?.from?.name ?? document.outlet ?? ''],
    ['classification', cable?.classification ?? ''],
    ['TAGS', cable?.tags.map(({ code }) => code).join(' ') ?? ''],
    ['authors', [...(cable?.signers ?? []), ...document.authors].join(', ')],
    ['references', document.references.map(({ id, text }) => id ?? text).join(', ')],
    ['paragraphs', String(document.paragraphs.length)],
    ...document.warnings.map((warning) => ['warning', warning]),
  ];
  return lines
    .filter(([, value]) => value !== '')
    .map(([name = '', value = '']) => `${name.padEnd(14)}  ${visible(value)}\n`)
    .join('');
}

function whyUnreadable(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EISDIR: 'this is a folder, not a file',
    EACCES: 'it may not be read (permission denied)',
    ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GB',
  };
  return code === undefined ? undefined : (known[code] ?? `it can't be read (${code})`);
}

/** `reftel parse FILE`: what a file is read as. */
export const parse: Subcommand = {
  name: 'parse',
  usage: 'parse FILE [--json] [--format FORMAT]',
  summary: 'Show what a file is read as; nothing is stored',
  help: `The format is told by the content unless --format names it: ${formats.map(({ name }) => name).join(', ')}.`,
  options: {
    json: { type: 'boolean', describes: 'the whole parsed document as JSON' },
    format: { type: 'string', describes: 'read it as this format' },
  },
  words: [1, 1],
  async run([file = ''], { json, format }, world) {
    const names = formats.map(({ name }) => name);
    if (typeof format === 'string' && !names.includes(format)) {
      const near = nearestWords(format, names)[0];
      throw new UsageError(
        `There is no format "${format}"${near === undefined ? `; formats are ${names.join(', ')}` : `; did you mean ${near}?`}`,
      );
    }
    try {
      const bytes = await readFile(file);
      const document = parseDocument(bytes, {
        name: basename(file),
        ...(typeof format === 'string' ? { format } : {}),
      });
      await written(world.output, json === true ? `${visibleJson(document)}\n` : overview(document));
      return exits.done;
    } catch (error) {
      const why = error instanceof DocumentError ? error.message : whyUnreadable(error);
      if (why === undefined) throw error;
      world.error.write(`${visible(error instanceof DocumentError ? why : `${file}: ${why}`)}\n`);
      return exits.unanswered;
    }
  },
};
