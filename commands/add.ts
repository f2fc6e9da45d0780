import { z } from 'zod';
import { AskError, type HandedIn, type Handing, type UploadEnd, uploadLimits } from '../src/index.ts';
import { endCard } from './add-end.ts';
import { previewCard } from './add-preview.ts';
import { about, type Command, type Context, page, share } from './command.ts';
import { doing } from './doer.ts';
import { fileReferences, type OpenFile, spokenSize } from './given-file.ts';
import type { Reply } from './reply.ts';

/** Milliseconds that files may take to come and to be read. */
const longest = 110_000;

const options = z.object({
  files: z
    .string()
    .trim()
    .min(1)
    .max(8_000)
    .optional()
    .meta(
      about(`Documents and archives, at most ${spokenSize(uploadLimits.each)} each; without it a form takes several`, {
        files: uploadLimits.files,
      }),
    ),
  upload: z
    .string()
    .regex(/^[0-9a-f]{16}$/u, 'is the key of an upload that waits')
    .optional()
    .meta(about('Files that were handed in and wait', { named: true, pressed: true })),
  what: z
    .enum(['show', 'add', 'discard'])
    .default('show')
    .meta(about('What to do with them', { named: true, pressed: true })),
  page: page.meta(about('Page of the answer, from 1', { named: true, pressed: true })),
  share,
});

/** Each file is opened when its turn comes. */
function handings(references: readonly string[], open: OpenFile, { progress }: Context): readonly Handing[] {
  return references.map((reference, at) => async (most): Promise<HandedIn> => {
    progress?.(`Receiving file ${at + 1} of ${references.length}`);
    return open(reference, most);
  });
}

/** `/add`: documents from a conversation. */
export const add: Command<typeof options> = {
  name: 'add',
  aliases: [],
  summary: 'Add documents from here, after a look at what was read',
  description: `Hand in files (up to ${uploadLimits.files}, ${spokenSize(uploadLimits.each)} each, archives too): what was read of them is shown with title, id, date, paragraphs and warnings, what is there already and what could not be read. Nothing is stored until Add is pressed; after an hour it is let go of. The files are kept unchanged, and who added what is written down. For larger ones there is reftel ingest.`,
  examples: ['/add', '/add visit.pdf'],
  options,
  writes: true,
  needsOneOf: ['files', 'upload'],
  longest,
  async run({ files, upload: key, what, page: number }, context): Promise<Reply> {
    const { collection, file: open, signal } = context;
    const { uploads } = collection;
    const by = doing(context);
    const ended = (end: UploadEnd, upload: string) => endCard(end, upload, number);
    if (key !== undefined) {
      if (what === 'add') return ended(await uploads.add(key, by), key);
      if (what === 'discard') return ended(await uploads.discard(key, by.at), key);
      const found = await uploads.find(key, by.at);
      return 'outcome' in found ? ended(found, key) : previewCard(found, number, context.locale);
    }
    if (open === undefined)
      throw new AskError('no file can be handed in here; read it in with reftel ingest and its path', { usage: true });
    const references = fileReferences(files ?? '');
    if (references.length === 0)
      throw new AskError('there is nothing to add: attach files', { usage: true, suggestions: ['/help add'] });
    const upload = await uploads.receive(
      handings(references, open, context),
      by,
      signal === undefined ? {} : { signal },
    );
    return previewCard(upload, number, context.locale);
  },
};
