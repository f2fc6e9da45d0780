import { createElement as h, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { PayloadFile, Shelf } from './shelf.ts';

/** Elements as HTML, without React's hints to load pictures, which are for the head of a page. */
export function htmlOf(node: ReactNode): string {
  // In what React writes a quotation mark stands around attributes only; in their values and in text it is escaped.
  return renderToStaticMarkup(node).replace(/<link rel="preload"[^>]*>/gu, '');
}

/** A button of either platform; `id` is what comes back when it is pressed. */
export interface Pressable {
  readonly id: string;
  readonly label: string;
  readonly danger?: boolean;
  readonly off?: boolean;
}

/** A menu of either platform. */
export interface Choosable {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

export function button({ id, label, danger = false, off = false }: Pressable, key: number): ReactNode {
  const look = danger ? 'press danger' : 'press';
  return h('button', { key, type: 'button', className: look, 'data-press': id, disabled: off }, label);
}

export function menu({ id, label, options }: Choosable, key: number): ReactNode {
  return h(
    'select',
    { key, className: 'press', 'data-press': id, 'aria-label': label, defaultValue: '' },
    h('option', { value: '', disabled: true }, label),
    options.map((each, at) => h('option', { key: at, value: each.value }, each.label)),
  );
}

/** A picture of an answer, or a link that downloads the file. */
export function file(given: PayloadFile, shelf: Shelf, key: number): ReactNode {
  const path = shelf.put(given);
  return given.type === 'image/png'
    ? h('img', { key, className: 'picture', src: path, alt: given.alternative ?? given.name })
    : h('a', { key, className: 'file', href: path, download: given.name }, given.name);
}

/** Only addresses of the web lead anywhere. */
export function safeAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  return /^https?:$/u.test(new URL(address).protocol) ? address : undefined;
}

/** A link that opens beside the playground and tells nobody of it. */
export function link(address: string, words: ReactNode, key: number): ReactNode {
  const href = safeAddress(address);
  return href === undefined ? words : h('a', { key, href, target: '_blank', rel: 'noopener noreferrer' }, words);
}

/** A button that is a link. */
export function linkButton(address: string, label: string, key: number): ReactNode {
  const href = safeAddress(address);
  const where = { target: '_blank', rel: 'noopener noreferrer' };
  return href === undefined ? label : h('a', { key, className: 'press', href, ...where }, label);
}

/** `12:05`, as the clock on this machine shows it. */
export function clock(at: Date): string {
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
