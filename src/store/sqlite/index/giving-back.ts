import { MessageChannel } from 'node:worker_threads';

/** What is handed to a port that was closed is gone (HTML Standard, `postMessage`), and its memory is free at once. */
const { port1: nowhere } = new MessageChannel();
nowhere.close();

/**
 * Gives back the memory of bytes that were read from the store, which nobody may look at any more. Left to be collected, tens of
 * megabytes of them would wait in every thread: their weight is hardly seen where it is decided when to collect (V8,
 * `Heap::AllocateExternalBackingStore`). Bytes that lie in memory with others stay, and so do
 * those that were given back before.
 */
export function giveBack({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && byteLength > 0 && buffer.byteLength === byteLength)
    nowhere.postMessage(undefined, [buffer]);
}
