import { checkShape } from '../../decode.ts';
import { DocumentError } from '../../errors.ts';
import type { Extract } from '../../extract.ts';
import type { FileKind } from '../file-kind.ts';
import { isParsable, withoutMachinery } from '../page-source.ts';
import { untagged } from '../untagged.ts';
import { decodePage } from './charset.ts';

const pageName = /\.(?:x?html?|shtml?|xht)$/iu;
const pageStart =
  /^(?:\s|<!--(?:(?!-->)[\s\S])*-->|<\?xml\b[^<>]*>)*<(?:!doctype\s+html\b|html[\s>]|head[\s>]|body[\s>])/iu;
const anyTag = /<(?:[a-z][a-z0-9]{0,20}[\s>/]|!doctype|!--)/iu;

/** Web pages: articles are told from the site around them, pages of cable archives give the cable's own text. */
export const html: FileKind = {
  name: 'html',
  holdsMany: false,
  detect(head, name) {
    // Latin-1 without zeros shows tags in every encoding that pages have, UTF-16 included.
    const start = Buffer.from(head)
      .toString('latin1')
      .replaceAll('\0', '')
      .replace(/^(?:ï»¿|ÿþ|þÿ)/u, '');
    return pageStart.test(start) || (pageName.test(name) && anyTag.test(start));
  },
  async *open(file) {
    const { text, warnings } = decodePage(await file.bytes(), file.name);
    const extract = await extractOf(text, file.name);
    if (!/\S/u.test(extract.text)) throw new DocumentError(file.name, 'no text in it, or none before its scripts run');
    checkShape(extract.text, file.name);
    yield { name: '', extract: { ...extract, warnings: [...warnings, ...extract.warnings] } };
  },
};

async function extractOf(text: string, name: string): Promise<Extract> {
  const { html: source, linkedData } = withoutMachinery(text);
  if (!isParsable(source)) {
    const warnings = ['the page is too large or too deeply nested to be parsed: its words are taken as plain text'];
    return { text: untagged(source), extractor: 'tags taken out', stated: {}, warnings };
  }
  // Loaded with the first page: a fifth of a second that no other start has to wait for.
  const [{ parsePage }, { readPage }] = await Promise.all([import('./dom.ts'), import('./reading.ts')]);
  try {
    return readPage(parsePage(source), linkedData);
  } catch (thrown) {
    const failure = new DocumentError(name, 'its HTML could not be read');
    failure.cause = thrown;
    throw failure;
  }
}
