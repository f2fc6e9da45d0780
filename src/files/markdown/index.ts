import type { Nodes } from 'mdast';
import { checkShape } from '../../decode.ts';
import { DocumentError } from '../../errors.ts';
import type { Extract } from '../../extract.ts';
import type { FileKind } from '../file-kind.ts';
import { laidOut } from '../laid-out.ts';
import { decodeText } from '../single-byte.ts';
import { isTelegram, isTelegramInProse } from '../telegram.ts';
import { blocksIn } from './blocks.ts';
import { readFrontMatter } from './front-matter.ts';

const extractor = 'mdast-util-from-markdown 2.1.0';
const markdownName = /\.(?:md|markdown|mdown|mkdn?)$/iu;
const otherName = /\.(?:txt|html?|ya?ml)$/iu;
const marks = /^(?:#{1,6} \S|[-*+] \S|> |```|~~~|\d{1,3}[.)] \S)|\*\*\S|\]\(/mu;

/** The parser is quadratic in containers within containers and in marks within one paragraph: above these it is not asked. */
const largest = 1_000_000;
const mostContainers = 20;
const deepestIndent = 60;
const mostMarks = 3_000;

/** Markdown, with YAML front matter or without. A telegram in it is handed on as it stands. */
export const markdown: FileKind = {
  name: 'markdown',
  holdsMany: false,
  detect(head, name) {
    if (markdownName.test(name)) return true;
    const start = Buffer.from(head).toString('utf8');
    const { end } = readFrontMatter(start);
    return end > 0 && !otherName.test(name) && marks.test(start.slice(end));
  },
  async *open(file) {
    const decoded = decodeText(await file.bytes(), file.name);
    const { stated, warnings, end } = readFrontMatter(decoded.text);
    const body = decoded.text.slice(end);
    const extract = await extractOf(body, file.name);
    if (!/\S/u.test(extract.text)) throw new DocumentError(file.name, 'no text in it');
    checkShape(extract.text, file.name);
    yield {
      name: '',
      extract: { ...extract, stated, warnings: [...decoded.warnings, ...warnings, ...extract.warnings] },
    };
  },
};

async function extractOf(body: string, name: string): Promise<Extract> {
  if (!isParsable(body)) {
    const warnings = ['it is too large, or its Markdown too deeply nested, to be parsed: it is taken as plain text'];
    return { text: body, stated: {}, warnings };
  }
  const { fromMarkdown } = await import('mdast-util-from-markdown');
  try {
    const tree = fromMarkdown(body);
    const { text, passages } = laidOut(blocksIn(tree));
    const fenced = codeIn(tree);
    if (isTelegram(fenced)) {
      if (fenced.length * 2 > text.length) return { text: fenced, extractor, stated: {}, warnings: [] };
    } else if (isTelegramInProse(body)) return { text: body, stated: {}, warnings: [] };
    return { text, extractor, stated: {}, passages, warnings: [] };
  } catch (thrown) {
    const failure = new DocumentError(name, 'its Markdown could not be read');
    failure.cause = thrown;
    throw failure;
  }
}

/** The code blocks of a file, where archives put telegrams. */
function codeIn(node: Nodes): string {
  if (node.type === 'code') return node.value;
  if (!('children' in node)) return '';
  return node.children
    .map(codeIn)
    .filter((text) => text !== '')
    .join('\n\n');
}

function isParsable(body: string): boolean {
  if (body.length > largest) return false;
  let inParagraph = 0;
  for (const line of body.split('\n')) {
    const lead = /^[\s>*+-]*(?:\d{1,9}[.)][\s>*+-]*)*/u.exec(line)?.[0] ?? '';
    const containers = lead.replace(/[\s\d]/gu, '').length;
    const isRuler = lead.trim() === line.trim() && /^[\s*-]*$/u.test(lead);
    if (!isRuler && (containers > mostContainers || (containers > 0 && lead.length > deepestIndent))) return false;
    if (containers > 0 || /^\s*(?:$|#)/u.test(line)) inParagraph = 0;
    inParagraph += line.length - line.replace(/[*_`[\]<&!]/gu, '').length;
    if (inParagraph > mostMarks) return false;
  }
  return true;
}
