import type { MessagePort } from 'node:worker_threads';
import { openConnection } from '../schemes.ts';
import type { CommonIndex, Sharing } from '../sqlite/index/sharing.ts';
import type { Store } from '../store.ts';
import { packed } from './failures.ts';
import { type Call, carriedOut } from './methods.ts';
import { Joining, type Piece, piecesOf } from './pieces.ts';
import type { Answer, Asked, ThreadData } from './thread.ts';

/**
 * Answers calls on a store of its own, in a thread of its own. One call at a time: it comes in pieces, and each piece of the
 * answer but the last waits until it is asked to go on.
 */
export function serve(port: MessagePort, { url, options }: ThreadData): void {
  const joining = new Joining();
  let opening: Promise<Store> | undefined;
  let goOn: (() => void) | undefined;
  let handed: CommonIndex | undefined;
  const sharing: Sharing = {
    take: () => {
      const taken = handed;
      handed = undefined;
      return taken;
    },
    offer: (index) => port.postMessage({ index }),
  };

  const open = (): Promise<Store> => {
    opening ??= openConnection(url, { ...options, sharing });
    return opening;
  };

  const answer = async (call: Call): Promise<Answer> => {
    try {
      return { value: await carriedOut(await open(), call) };
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
    else if ('index' in asked) handed = asked.index;
    else if (joining.add(asked)) void answer(joining.take<Call>()).then((made) => send(piecesOf(made)));
  });
  port.on('close', () => void opening?.then((store) => store.close()));
  // What the first question needs is read while it is on its way.
  open().catch(() => {
    opening = undefined;
  });
}
