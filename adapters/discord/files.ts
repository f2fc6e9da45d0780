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
  /** Pictures that Discord shows. */
  readonly images: readonly DiscordFile[];
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

/** What goes out, in order, and why the rest does not. */
function chosen(attachments: readonly Attachment[]): {
  readonly sent: readonly Attachment[];
  readonly left: readonly { readonly name: string; readonly why: string }[];
} {
  const { count, bytes, request } = limits.files;
  const sent: Attachment[] = [];
  const left: { name: string; why: string }[] = [];
  let sum = 0;
  for (const attachment of attachments) {
    const { name, content } = attachment;
    const size = Buffer.byteLength(content);
    if (size > bytes) left.push({ name, why: 'is too large to be sent here' });
    else if (sent.length === count || sum + size > request) left.push({ name, why: 'is one too many to be sent here' });
    else {
      sent.push(attachment);
      sum += size;
    }
  }
  return { sent, left };
}

/** What a picture says, line by line, as Discord takes it: it is shown as it stands. */
function described(alternative: string): string {
  return visible(alternative, 'keep').slice(0, limits.files.alternative);
}

/** Attachments of a reply as files; those that are too large or too many are named in the text. */
export function filesOf(reply: Reply): Files {
  const { sent, left } = chosen(reply.attachments);
  const taken = new Set<string>();
  const files = sent.map((attachment, at): DiscordFile => {
    const name = nameOf(attachment, at, taken);
    taken.add(name);
    const { alternative, ...file } = attachment;
    return { ...file, name, ...(alternative === undefined ? {} : { alternative: described(alternative) }) };
  });
  const parts = left.flatMap(({ name, why }) =>
    linePart([{ text: `${visible(name).slice(0, longestName)} ${why}` }], { gap: true }),
  );
  return { files, images: files.filter(({ type }) => pictures.test(type)), parts };
}
