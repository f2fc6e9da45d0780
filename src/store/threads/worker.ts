import { parentPort, workerData } from 'node:worker_threads';
import { type ConnectionOptions, openConnection } from '../schemes.ts';
import type { Store } from '../store.ts';
import { packed } from './failures.ts';
import { type Call, carriedOut } from './methods.ts';
import { Joining, type Piece, piecesOf } from './pieces.ts';
import type { Answer, Asked } from './thread.ts';

/** The store that this thread opens, as `workerData`. */
export interface ThreadData {
  readonly url: string;
  readonly options: ConnectionOptions;
}

/** One call at a time: it comes in pieces, and each piece of the answer but the last waits until it is asked to go on. */
function serve(port: NonNullable<typeof parentPort>, { url, options }: ThreadData): void {
  const joining = new Joining();
  let opening: Promise<Store> | undefined;
  let goOn: (() => void) | undefined;

  const answer = async (call: Call): Promise<Answer> => {
    try {
      opening ??= openConnection(url, options);
      return { value: await carriedOut(await opening, call) };
    } catch (thrown) {
      return { failure: packed(thrown) };
    }
  };

  const send = async (pieces: Iterable<Piece>) => {
    for (const piece of pieces) {
      port.postMessage(piece);
      if (piece.last) return;
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    }
  };

  port.on('message', (asked: Asked) => {
    if (asked === 'go on') goOn?.();
    else if (joining.add(asked)) void answer(joining.take<Call>()).then((made) => send(piecesOf(made)));
  });
  // What the first question needs is read while it is on its way.
  opening = openConnection(url, options);
  opening.catch(() => {
    opening = undefined;
  });
}

if (parentPort !== null) serve(parentPort, workerData as ThreadData);
