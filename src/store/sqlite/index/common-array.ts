interface ArrayKind<Kind> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: SharedArrayBuffer): Kind;
}

/** An array that can be handed to other threads as it is, all zero. */
export function commonArray<Kind>(kind: ArrayKind<Kind>, length: number): Kind {
  return new kind(new SharedArrayBuffer(length * kind.BYTES_PER_ELEMENT));
}
