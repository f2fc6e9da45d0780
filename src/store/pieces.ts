import type { Piece } from './store.ts';

/** Reads a list that a store gives in pieces, one after the other. */
export async function* piecesOf<Row>(
  read: (from: string | undefined) => Promise<Piece<Row>>,
): AsyncGenerator<readonly Row[]> {
  let from: string | undefined;
  do {
    const { rows, next } = await read(from);
    yield rows;
    from = next;
  } while (from !== undefined);
}

/** All of such a list. */
export async function rowsOf<Row>(read: (from: string | undefined) => Promise<Piece<Row>>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const rows of piecesOf(read)) for (const row of rows) all.push(row);
  return all;
}
