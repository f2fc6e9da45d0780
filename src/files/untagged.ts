/** The words of marked-up text that is not parsed: tags are taken out in one pass, common entities are read. */

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  para: '¶',
  sect: '§',
  copy: '©',
  middot: '·',
  bull: '•',
};
const head = /^[\s\S]*?<body\b[^<>]*>/iu;
const breaking =
  /^\/?(?:p|div|h[1-6]|li|ul|ol|tr|table|pre|blockquote|section|article|header|footer|main|nav|dd|dt|hr|center)$/iu;

/** Paragraphs parted by a blank line; what no entity of the list says stands as it is. */
export function untagged(html: string): string {
  const body = /<body\b/iu.test(html) ? html.replace(head, '') : html;
  return body
    .replace(/<(\/?[a-z][^\s<>/]{0,40})[^<>]*>/giu, (_, name: string) => {
      if (name.toLowerCase() === 'br') return '\n';
      return breaking.test(name) ? '\n\n' : /^\/?t[dh]$/iu.test(name) ? ' ' : '';
    })
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/giu, (entity, decimal, hex, name) => {
      if (typeof name === 'string') return named[name] ?? entity;
      const point = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return point > 31 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : ' ';
    })
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
