import PostalMime, { type Attachment, addressParser, decodeWords, type Email } from 'postal-mime';
import { checkShape } from '../../decode.ts';
import { DocumentError } from '../../errors.ts';
import type { Extract, Stated } from '../../extract.ts';
import type { FileKind, Part } from '../file-kind.ts';
import { Outline, seen } from '../outline.ts';
import { extensionOf, PlaceNames, plainName } from '../place-names.ts';
import { isTelegramInProse } from '../telegram.ts';
import { paragraphsOf } from './body.ts';
import { beginsAsMail, dayOfField } from './headers.ts';

const extractor = 'postal-mime 4.0.0';
const mostLines = 5_000_000;
/** Lines that could begin a part: each costs memory. */
const mostParts = 50_000;
const deepest = 64;
/** They carry no words: signatures that programs check. */
const signatures = /^application\/(?:pgp-signature|(?:x-)?pkcs7-signature)$/u;
const sealed = /^application\/(?:pgp-encrypted|(?:x-)?pkcs7-mime)$/u;

/**
 * One e-mail (RFC 5322, MIME): its header lines and what is readable of its body are the text; each attachment is a
 * file of its own, a mail within it `NAME.eml`.
 */
export const mail: FileKind = {
  name: 'mail',
  holdsMany: false,
  detect(head, name) {
    const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
    return (/\.eml$/iu.test(name) && !text.includes('\u0000')) || beginsAsMail(text);
  },
  async *open(file, budget) {
    const email = await parse(await file.bytes(), file.name);
    const warnings: string[] = [];
    const parts: Part[] = [];
    const names = new PlaceNames();
    for (const attachment of email.attachments) {
      if (signatures.test(attachment.mimeType)) continue;
      if (sealed.test(attachment.mimeType)) warnings.push('a part of the message is encrypted and was not read');
      else if (isPicture(attachment)) {
        const name = plainName(attachment.filename ?? '');
        if (name !== '') warnings.push(`the picture "${name}" in the message was not read`);
      } else {
        const content = contentOf(attachment);
        budget.spend(file.name, content.length, content.length, file.size);
        parts.push({ name: names.unique(nameOf(attachment, parts.length + 1)), bytes: content });
      }
    }
    yield { name: '', extract: await extractOf(email, file.name, [...new Set(warnings)]) };
    yield* parts;
  },
};

async function parse(bytes: Uint8Array, name: string): Promise<Email> {
  if (bytes.length === 0) throw new DocumentError(name, 'the file is empty');
  checkLines(bytes, name);
  let email: Email;
  try {
    email = await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: deepest });
  } catch (thrown) {
    const failure = new DocumentError(
      name,
      'the message is not built as mails are, or its parts are nested too deeply',
    );
    failure.cause = thrown;
    throw failure;
  }
  const known = new Set(['from', 'sender', 'to', 'date', 'subject', 'message-id', 'received', 'mime-version']);
  if (!email.headers.some(({ key }) => known.has(key))) throw new DocumentError(name, 'no header of a mail in it');
  return email;
}

/** Each line and each part costs the parser time and memory: there are bounds to both. */
function checkLines(bytes: Uint8Array, name: string): void {
  let lines = 0;
  let parts = 0;
  for (let at = 0; at !== -1 && at < bytes.length; ) {
    lines += 1;
    if (bytes[at] === 45 && bytes[at + 1] === 45 && bytes[at + 2] !== 45) parts += 1;
    if (lines > mostLines || parts > mostParts) throw new DocumentError(name, 'more lines or parts than a mail has');
    const end = bytes.indexOf(10, at);
    at = end === -1 ? -1 : end + 1;
  }
}

function isPicture({ mimeType, disposition, related }: Attachment): boolean {
  return (
    mimeType.startsWith('image/') && disposition !== 'attachment' && (related === true || disposition === 'inline')
  );
}

function contentOf({ content }: Attachment): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
}

function nameOf(attachment: Attachment, count: number): string {
  const extension = extensionOf(attachment.mimeType);
  const given = plainName(seen(attachment.filename ?? ''));
  if (attachment.mimeType === 'message/rfc822') return `${given.replace(/\.eml$/iu, '') || `message ${count}`}.eml`;
  return given === '' ? `attachment ${count}${extension}` : given;
}

/** A field's words as a reader sees them, on one line; empty where there is no such field. */
function field(email: Email, key: string): string {
  const values = email.headers.filter((header) => header.key === key).map(({ value }) => decodeWords(value));
  const printed = key === 'to' || key === 'cc' ? values.join(', ') : (values[0] ?? '');
  return seen(printed).replace(/\s+/gu, ' ').trim();
}

function statedOf(email: Email): Stated {
  const title = field(email, 'subject');
  const from = email.headers.find(({ key }) => key === 'from')?.value ?? '';
  const authors = addressParser(from.slice(0, 10_000), { flatten: true })
    .map(({ name, address }) => seen(name || address || '').trim())
    .filter((name) => name !== '');
  const date = dayOfField(field(email, 'date'));
  return {
    ...(title === '' ? {} : { title }),
    ...(authors.length === 0 ? {} : { authors: [...new Set(authors)] }),
    ...(date === undefined ? {} : { date }),
  };
}

/** The header as mails are printed, its subject a heading, then the body. */
async function extractOf(email: Email, name: string, warnings: readonly string[]): Promise<Extract> {
  const outline = new Outline();
  const subject = field(email, 'subject');
  if (subject !== '') outline.add('heading', subject, { lead: 'Subject: ', gap: '\n' });
  for (const label of ['From', 'To', 'Cc', 'Date']) {
    const words = field(email, label.toLowerCase());
    if (words !== '') outline.add('paragraph', `${label}: ${words}`, { gap: '\n' });
  }
  const plain = seen(email.text ?? '');
  const isPage = plain.trim() === '' && email.html !== undefined;
  const body = isPage ? (await import('./html.ts')).wordsOfHtml(email.html ?? '') : plain;
  for (const paragraph of paragraphsOf(body)) outline.add('paragraph', paragraph);
  checkShape(outline.text, name);
  // Who carried a telegram, and when, says nothing of the telegram.
  const stated = isTelegramInProse(body) ? {} : statedOf(email);
  return { text: outline.text, extractor, stated, passages: outline.passages, warnings };
}
