interface ArrayKind<Kind> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: SharedArrayBuffer, byteOffset: number, length: number): Kind;
}

/** What is smaller is not worth pages of its own. */
const leastBytes = 64 * 1_024;

/**
 * Memory, all zero, that the system gives and takes back as a whole, and that all threads see. Memory that is asked for in the
 * usual way comes from heaps that the C library keeps for each thread: what is thrown away there seldom goes back to the
 * system. A buffer that may grow has pages of its own (V8, `BackingStore`); this one is as large as it may become. Arrays over
 * it must be given their length, else they are taken to grow with it, and are twenty times as slow.
 */
export function wholePages(bytes: number): SharedArrayBuffer {
  return Reflect.construct(SharedArrayBuffer, [bytes, { maxByteLength: bytes }]) as SharedArrayBuffer;
}

/** An array, all zero, that can be handed to other threads as it is; a large one has pages of its own. */
export function commonArray<Kind>(kind: ArrayKind<Kind>, length: number): Kind {
  const bytes = length * kind.BYTES_PER_ELEMENT;
  return new kind(bytes < leastBytes ? new SharedArrayBuffer(bytes) : wholePages(bytes), 0, length);
}
