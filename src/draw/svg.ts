import { markupEscaped } from '../markup.ts';

/** A small writer of SVG: what it writes is well-formed XML whatever it is given. */
export interface Shape {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Shape | string)[];
}

/** Letters that XML 1.0 has no place for (its production `Char`), and halves of surrogate pairs. */
const noXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return markupEscaped(text.replace(noXml, '\ufffd'));
}

function number(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100) : '0';
}

/** An element; what is undefined is left out. Names of tags and attributes are ours, never a document's. */
export function shape(
  tag: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...children: readonly (Shape | string)[]
): Shape {
  const given = Object.entries(attributes).filter((each): each is [string, string | number] => each[1] !== undefined);
  return { tag, attributes: Object.fromEntries(given), children };
}

/** The element as XML. */
export function written({ tag, attributes, children }: Shape): string {
  const stated = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? number(value) : escaped(value)}"`)
    .join('');
  if (children.length === 0) return `<${tag}${stated}/>`;
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : written(child)));
  const ends = children.some((child) => typeof child !== 'string') ? '\n' : '';
  return `<${tag}${stated}>${ends}${inner.join(ends)}${ends}</${tag}>`;
}

/** All text of an element and those within it. */
export function textOf({ children }: Shape): string {
  return children.map((child) => (typeof child === 'string' ? child : textOf(child))).join(' ');
}
