import { readFile as readBytes } from 'node:fs/promises';
import { basename } from 'node:path';
import { dateWords } from '../commands/dates.ts';
import { nearestWords } from '../commands/nearest.ts';
import { type Document, DocumentError, fileAt, formats, parseDocument, type Read, readFile } from '../src/index.ts';
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

/** Reads a file as the ingest would, or as the one format that is asked for. */
async function* readAs(path: string, format: string | undefined): AsyncGenerator<Read> {
  if (format === undefined) yield* readFile(await fileAt(path));
  else yield { name: '', document: parseDocument(await readBytes(path), { name: basename(path), format }) };
}

function formatNamed(name: string): string {
  const names = formats.map((format) => format.name);
  if (names.includes(name)) return name;
  const near = nearestWords(name, names)[0];
  throw new UsageError(
    `There is no format "${name}"${near === undefined ? `; formats are ${names.join(', ')}` : `; did you mean ${near}?`}`,
  );
}

/** `reftel parse FILE`: what a file is read as. */
export const parse: Subcommand = {
  name: 'parse',
  usage: 'parse FILE [--json] [--format FORMAT]',
  summary: 'Show what a file is read as; nothing is stored',
  help: `Archives and mailboxes are opened, each document in them is shown. Kind and format are told by the content; --format names\nthe format of a text: ${formats.map(({ name }) => name).join(', ')}.`,
  options: {
    json: { type: 'boolean', describes: 'the whole parsed document as JSON' },
    format: { type: 'string', describes: 'read it as this format' },
  },
  words: [1, 1],
  async run([file = ''], { json, format }, world) {
    const asked = typeof format === 'string' ? formatNamed(format) : undefined;
    let failed = false;
    const fail = (words: string) => {
      failed = true;
      world.error.write(`${visible(words)}\n`);
    };
    try {
      let first = true;
      for await (const read of readAs(file, asked)) {
        if ('failure' in read) {
          fail(`${read.name === '' ? basename(file) : read.name}: ${read.failure}`);
          continue;
        }
        const shown = json === true ? `${visibleJson(read.document)}\n` : overview(read.document);
        await written(world.output, first || json === true ? shown : `\n${shown}`);
        first = false;
      }
    } catch (error) {
      const why = error instanceof DocumentError ? error.message : whyUnreadable(error);
      if (why === undefined) throw error;
      fail(error instanceof DocumentError ? why : `${file}: ${why}`);
    }
    return failed ? exits.unanswered : exits.done;
  },
};
