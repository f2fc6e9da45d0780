/**
 * A large value crosses to another thread in pieces, so that neither thread stands still while it is taken apart or put
 * together. `items` are to be added to the list at `path`; the first piece makes the value, its long lists empty.
 */
export interface Piece {
  readonly path: readonly (string | number)[];
  readonly items: readonly unknown[];
  readonly last: boolean;
}

type Cut = Omit<Piece, 'last'>;

/** Values in one piece, about; so many are copied in a few milliseconds. */
const mostInPiece = 8_000;
/** Characters and bytes that weigh as much as a value. */
const bytesOfValue = 128;

/** Takes a value apart. It must not change meanwhile. */
export function* piecesOf(value: unknown): Generator<Piece> {
  const cuts = cutsOf(value);
  let cut = cuts.next();
  while (cut.done !== true) {
    const next = cuts.next();
    yield { ...cut.value, last: next.done === true };
    cut = next;
  }
}

function* cutsOf(value: unknown): Generator<Cut> {
  const later: Later[] = [];
  yield { path: [], items: [shortened(value, [0], later)] };
  for (const rest of later) yield* itemsOf(rest);
}

/** A list that was left empty, and where. */
interface Later {
  readonly list: readonly unknown[];
  readonly path: Piece['path'];
}

function* itemsOf({ list, path }: Later): Generator<Cut> {
  let items: unknown[] = [];
  let weight = 0;
  let later: Later[] = [];
  for (const [at, item] of list.entries()) {
    const short = shortened(item, [...path, at], later);
    items.push(short);
    weight += weightOf(short);
    if (weight < mostInPiece && at < list.length - 1) continue;
    yield { path, items };
    for (const rest of later) yield* itemsOf(rest);
    items = [];
    weight = 0;
    later = [];
  }
}

/** What is light stays as it is; lists in what is heavy are left empty and noted for later. */
function shortened(value: unknown, path: Piece['path'], later: Later[]): unknown {
  if (weightOf(value) < mostInPiece) return value;
  if (Array.isArray(value)) {
    later.push({ list: value, path });
    return [];
  }
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, shortened(each, [...path, name], later)]),
  );
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Counts no further than a piece may hold. */
function weightOf(value: unknown): number {
  const waiting: unknown[] = [value];
  let weight = 0;
  while (waiting.length > 0 && weight < mostInPiece) {
    const each = waiting.pop();
    weight += 1;
    if (typeof each === 'string') weight += each.length / bytesOfValue;
    else if (ArrayBuffer.isView(each)) weight += bytesOf(each) / bytesOfValue;
    else if (Array.isArray(each) && each.length >= mostInPiece) weight += each.length;
    else if (Array.isArray(each)) waiting.push(...each);
    else if (each instanceof Map) waiting.push(...each.keys(), ...each.values());
    else if (isPlain(each)) waiting.push(...Object.values(each));
  }
  return weight;
}

/** That are copied: memory that all threads see is handed on. */
function bytesOf({ buffer, byteLength }: ArrayBufferView): number {
  return buffer instanceof SharedArrayBuffer ? 0 : byteLength;
}

/** Puts a value together again; a new one after the last piece. */
export class Joining {
  #values: unknown[] = [];

  /** True with the last piece: the value is whole and may be taken. */
  add({ path, items, last }: Piece): boolean {
    // What came before of a value that was broken off is forgotten.
    if (path.length === 0) this.#values = [];
    const list = path.reduce<unknown>((part, step) => Reflect.get(Object(part), step), this.#values);
    if (Array.isArray(list)) for (const item of items) list.push(item);
    return last;
  }

  take<Value>(): Value {
    const [value] = this.#values;
    this.#values = [];
    return value as Value;
  }
}
