import { createInterface } from 'node:readline';

const messages = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

/** The next message of the process that started this one. */
export async function nextMessage<Message>(): Promise<Message> {
  const { value, done } = await messages.next();
  if (done === true) throw new Error('there is no message');
  return JSON.parse(value) as Message;
}

/** Gives it an answer. */
export function answer(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
