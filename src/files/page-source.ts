/** What is looked at before a page is parsed, in one pass over its source: machinery is cut out, its cost is estimated. */

/** Nodes and attributes, estimated: above it a page is not parsed. */
const mostCost = 120_000;
/** Elements within elements; pages that people read have some dozens. */
const deepest = 500;
/** How far up the open elements an end tag is looked for: the estimate stays linear, and errs to the deep side. */
const reach = 64;

const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Begins a block, and so ends an open paragraph. */
const blocks = new Set(
  'address article aside blockquote center div dl fieldset footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul'.split(
    ' ',
  ),
);
const endsAlike: Readonly<Record<string, readonly string[]>> = {
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  tr: ['td', 'th', 'tr'],
  option: ['option'],
};

/** A page's source without comments and without what only browsers run or draw; its JSON-LD beside it. */
export interface PageSource {
  readonly html: string;
  readonly linkedData: readonly string[];
}

/** Cuts comments, scripts, styles, drawings and templates out of a page. Linear: each part is passed over once. */
export function withoutMachinery(page: string): PageSource {
  const opening = /<(?:!--|(script|style|svg|template|noscript|object|iframe|canvas)\b([^<>]*)>)/giu;
  const linkedData: string[] = [];
  const kept: string[] = [];
  const unclosed = new Set<string>();
  let from = 0;
  for (let match = opening.exec(page); match !== null; match = opening.exec(page)) {
    const name = match[1]?.toLowerCase() ?? '--';
    const inner = match.index + match[0].length;
    if (match[2]?.endsWith('/') === true && name === 'svg') continue;
    const end = unclosed.has(name) ? undefined : closing(page, name, inner);
    // Never closed: browsers read a script to the end of the file, but an element's words are worth keeping.
    if (end === undefined) {
      unclosed.add(name);
      if (name !== 'script' && name !== 'style' && name !== '--') continue;
      kept.push(page.slice(from, match.index));
      return { html: kept.join(''), linkedData };
    }
    if (/\bapplication\/ld\+json\b/iu.test(match[2] ?? '')) linkedData.push(page.slice(inner, end.start));
    kept.push(page.slice(from, match.index));
    from = end.after;
    opening.lastIndex = from;
  }
  kept.push(page.slice(from));
  return { html: closedAsHtml(kept.join('')), linkedData };
}

/** XHTML may close an element where it opens (`<a id="p1"/>`), which HTML would read as left open. */
function closedAsHtml(html: string): string {
  if (!/^[^<]{0,9}(?:<\?xml\b|<!doctype[^<>]{0,60}xhtml|<html[^<>]{0,200}xmlns=)/iu.test(html)) return html;
  return html.replace(/<([a-z][^\s<>/]{0,40})([^<>]*)\/>/giu, (tag, name: string, attributes: string) =>
    voids.has(name.toLowerCase()) ? tag : `<${name}${attributes}></${name}>`,
  );
}

function closing(page: string, name: string, from: number): { start: number; after: number } | undefined {
  const end = name === '--' ? /--!?>/gu : new RegExp(`</${name}\\b[^<>]{0,99}>`, 'giu');
  end.lastIndex = name === '--' ? from - 2 : from;
  const match = end.exec(page);
  return match === null ? undefined : { start: match.index, after: match.index + match[0].length };
}

/** Whether a page can be parsed within bounds: neither too many elements, attributes and entities nor too deep. */
export function isParsable(html: string): boolean {
  let cost = 0;
  for (const mark of html.matchAll(/[<&]/gu)) {
    // An entity becomes a node of its own, and so does the text after it.
    cost += mark[0] === '&' ? 2 : 1;
    if (cost > mostCost) return false;
  }
  const open: string[] = [];
  for (const [, slash, tag = '', attributes = ''] of html.matchAll(/<(\/?)([a-z][^\s<>/]{0,40})([^<>]*)/giu)) {
    const name = tag.toLowerCase();
    cost += attributes.length === 0 ? 0 : attributes.split(/\s+/u, mostCost).length;
    if (cost > mostCost) return false;
    if (slash === '/') close(open, name);
    else if (!voids.has(name)) {
      if (blocks.has(name) && open.at(-1) === 'p') open.pop();
      for (const alike of endsAlike[name] ?? []) if (open.at(-1) === alike) open.pop();
      open.push(name);
      if (open.length > deepest) return false;
    }
  }
  return true;
}

function close(open: string[], name: string): void {
  for (let at = open.length - 1; at >= Math.max(0, open.length - reach); at--) {
    if (open[at] !== name) continue;
    open.length = at;
    return;
  }
}
