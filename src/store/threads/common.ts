/**
 * A copy of plain objects, lists, maps and typed arrays in which the arrays lie in memory that all threads see: it is handed
 * from one to another without being copied again, and none of it stays with the thread that made it.
 */
export function inCommon(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return commonView(value);
  if (Array.isArray(value)) return value.map(inCommon);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inCommon(each)]));
}

/** What is there already stays where it is. */
function commonView(view: ArrayBufferView): ArrayBufferView {
  const { buffer, byteOffset, byteLength } = view;
  if (buffer instanceof SharedArrayBuffer) return view;
  const common = new SharedArrayBuffer(byteLength);
  new Uint8Array(common).set(new Uint8Array(buffer, byteOffset, byteLength));
  return Reflect.construct(view.constructor, [common]) as ArrayBufferView;
}
