import type { Attachment, Reply } from '../../commands/reply.ts';
import { visible } from './escape.ts';
import type { Part } from './fit.ts';
import { limits } from './limits.ts';
import { linePart } from './parts.ts';

/** A file as it is uploaded, under a name that `attachment://` can point to. */
export type DiscordFile = Attachment;

/** The files of an answer: those that can be sent, which of them are pictures, and lines about those that can't. */
export interface Files {
  readonly files: readonly DiscordFile[];
  /** Names of pictures that Discord shows. */
  readonly images: readonly string[];
  readonly parts: readonly Part[];
}

const longestName = 80;
const pictures = /^image\/(?:png|jpeg|gif|webp)$/u;

/** Discord changes other letters in a file's name, and `attachment://` would then point nowhere. */
function nameOf({ name }: Attachment, at: number, taken: ReadonlySet<string>): string {
  const [, stem = '', ending = ''] = /^([\s\S]*?)(\.[\w]{1,10})?$/u.exec(name) ?? [];
  const safe = stem
    .normalize('NFKD')
    .replace(/[^\w-]+/gu, '-')
    .slice(0, longestName);
  const plain = `${/\w/u.test(safe) ? safe : 'file'}${ending}`;
  return taken.has(plain) ? `${at + 1}-${plain}` : plain;
}

/** Attachments of a reply as files; those that are too large or too many are named in the text. */
export function filesOf(reply: Reply): Files {
  const { count, bytes } = limits.files;
  const fitting = reply.attachments.filter(({ content }) => Buffer.byteLength(content) <= bytes);
  const taken = new Set<string>();
  const files = fitting.slice(0, count).map((attachment, at): DiscordFile => {
    const name = nameOf(attachment, at, taken);
    taken.add(name);
    return { ...attachment, name };
  });
  const parts = reply.attachments
    .filter((attachment) => !fitting.slice(0, count).includes(attachment))
    .flatMap(({ name }) =>
      linePart([{ text: `${visible(name).slice(0, longestName)} is too large to be sent here` }], { gap: true }),
    );
  return { files, images: files.filter(({ type }) => pictures.test(type)).map(({ name }) => name), parts };
}
