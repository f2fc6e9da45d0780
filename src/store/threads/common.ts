import { wholePages } from '../../whole-pages.ts';

/**
 * A copy of plain objects, lists, texts, numbers, maps and typed arrays in which the arrays lie in memory that all threads
 * see: it is handed from one to another without being copied again. Those that lie in such memory already stay where they
 * are; the others lie side by side in pages of their own.
 */
export function inCommon(value: unknown): unknown {
  const places = new Map<ArrayBufferView, number>();
  let size = 0;
  eachView(value, (view) => {
    if (isCommon(view) || places.has(view)) return;
    places.set(view, size);
    size += Math.ceil(view.byteLength / largestNumber) * largestNumber;
  });
  const memory = wholePages(size);
  return withViews(value, (view) => {
    if (isCommon(view)) return view;
    const { buffer, byteOffset, byteLength } = view;
    const place = places.get(view) ?? 0;
    new Uint8Array(memory, place, byteLength).set(new Uint8Array(buffer, byteOffset, byteLength));
    return Reflect.construct(view.constructor, [memory, place, lengthOf(view)]);
  });
}

/** Bytes: arrays begin at multiples of it. */
const largestNumber = 8;

function isCommon({ buffer }: ArrayBufferView): boolean {
  return buffer instanceof SharedArrayBuffer;
}

/** Of a typed array, in numbers. */
function lengthOf(view: ArrayBufferView): number {
  return view.byteLength / ('BYTES_PER_ELEMENT' in view ? Number(view.BYTES_PER_ELEMENT) : 1);
}

function eachView(value: unknown, take: (view: ArrayBufferView) => void): void {
  withViews(value, (view) => {
    take(view);
    return view;
  });
}

function withViews(value: unknown, changed: (view: ArrayBufferView) => unknown): unknown {
  if (ArrayBuffer.isView(value)) return changed(value);
  if (Array.isArray(value)) return value.map((each) => withViews(each, changed));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withViews(each, changed)]));
}
