import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Context } from '../../commands/command.ts';
import { completeLine } from '../../commands/completion.ts';
import { splitLine } from '../../commands/typed.ts';
import { type Desk, dispatch, type Sent } from '../dispatch.ts';
import type { Ink } from './ink.ts';
import { render } from './render.ts';
import { visible } from './visible.ts';

/** Streams of a terminal, or what stands in for one. */
export interface Streams {
  readonly input: Readable;
  readonly output: Writable;
  readonly error: Writable;
}

const prompt = 'reftel> ';
const mostCompletions = 50;

/** How a line fared: answered, not answered, or not understood as a command. */
export type Fared = 'answered' | 'unanswered' | 'misused';

export function faring({ reply, wrongUsage }: Pick<Sent<unknown>, 'reply' | 'wrongUsage'>): Fared {
  return wrongUsage ? 'misused' : reply.outcome === 'answer' ? 'answered' : 'unanswered';
}

/** Answers one line on the streams: answers as output, problems as errors. */
export async function answerLine(
  line: string,
  context: Context,
  desk: Desk,
  streams: Streams,
  ink: Ink,
): Promise<Fared> {
  const sent = await dispatch(line, context, desk, (each) => render(each, { ...ink, commands: context.commands }));
  await written(sent.reply.outcome === 'problem' ? streams.error : streams.output, sent.output);
  return faring(sent);
}

/** Resolves when the stream has taken the text, also when the reader of it is gone. */
export function written(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve) => {
    stream.write(text, () => resolve());
  });
}

/** A destroyed input does not end the reading of lines: only closing the reader does. */
function closeOnAbort(reader: Interface, { signal }: Context): void {
  if (signal?.aborted === true) reader.close();
  else signal?.addEventListener('abort', () => reader.close(), { once: true });
}

/** One command a line, in order, until the input ends. Empty lines and lines that begin with # are passed over. Whether all were answered. */
export async function batch(context: Context, desk: Desk, streams: Streams, ink: Ink): Promise<boolean> {
  let answered = true;
  let first = true;
  const reader = createInterface({ input: streams.input, crlfDelay: Number.POSITIVE_INFINITY });
  closeOnAbort(reader, context);
  for await (const line of reader) {
    if (context.signal?.aborted === true) break;
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    if (!first) await written(streams.output, '\n');
    first = false;
    if ((await answerLine(line, context, desk, streams, ink)) !== 'answered') answered = false;
  }
  return answered;
}

/** A prompt with history and completion, until the input ends, Ctrl-C on an empty line, or `quit`. */
export async function converse(context: Context, desk: Desk, streams: Streams, ink: Ink): Promise<void> {
  const reader = createInterface({
    input: streams.input,
    output: streams.output,
    terminal: true,
    prompt,
    historySize: 200,
    removeHistoryDuplicates: true,
    completer: (line: string, done: (error: Error | null, result: [string[], string]) => void) => {
      completeLine(line, context).then(
        ({ values, replaces }) => done(null, [values.slice(0, mostCompletions).map((each) => visible(each)), replaces]),
        () => done(null, [[], line]),
      );
    },
  });
  closeOnAbort(reader, context);
  reader.on('SIGINT', () => {
    if (reader.line === '') reader.close();
    else {
      reader.write(null, { ctrl: true, name: 'e' });
      reader.write(null, { ctrl: true, name: 'u' });
    }
  });
  reader.prompt();
  for await (const line of reader) {
    if (context.signal?.aborted === true) break;
    const { name } = splitLine(line);
    if (/^(?:quit|exit)$/iu.test(name)) break;
    if (line.trim() !== '') await answerLine(line, context, desk, streams, ink);
    reader.prompt();
  }
  reader.close();
  await written(streams.output, '\n');
}
