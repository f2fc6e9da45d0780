import type { Command, Context } from '../commands/command.ts';
import { reply } from '../commands/compose.ts';
import { withKeeping } from '../commands/keeping.ts';
import { type Block, foreign, type Reply } from '../commands/reply.ts';
import { type Question, readLine } from '../commands/typed.ts';
import { AskError, StoreError } from '../src/index.ts';
import type { Illustrator } from './illustrating.ts';

/** What every adapter hands in: where a failure is written down, and four letters to name it by. */
export interface Desk {
  readonly log: (line: string) => void;
  readonly incident: () => string;
}

/** What went out: the reply, and what the adapter's renderer made of it. */
export interface Sent<Output> {
  readonly reply: Reply;
  /** The command was used in a way it does not know; the reply says how it is used. */
  readonly wrongUsage: boolean;
  readonly output: Output;
}

const mostSuggestions = 5;

/** What the asker can put right, and how. */
export function problemReply(error: AskError): Reply {
  const pointer: Block[] =
    error.text === undefined || error.at === undefined
      ? []
      : [{ kind: 'pointer', text: foreign(error.text), at: Math.max(0, Math.min(error.at, error.text.length)) }];
  const near = error.suggestions
    .slice(0, mostSuggestions)
    .flatMap((each, at) => [at === 0 ? '' : ' · ', foreign(each)]);
  const message = error.message.charAt(0).toUpperCase() + error.message.slice(1);
  const ended = /[.!?:]$/u.test(message);
  const title = ended ? message : `${message}${pointer.length > 0 ? ':' : '.'}`;
  return reply({
    outcome: 'problem',
    tone: 'problem',
    title: [foreign(title)],
    blocks: [...pointer, ...(near.length === 0 ? [] : [{ kind: 'text', text: ['Try: ', ...near] } satisfies Block])],
  });
}

function incidentReply(incident: string): Reply {
  return reply({
    outcome: 'problem',
    tone: 'problem',
    title: [`Something broke on our side (incident ${incident}).`],
    blocks: [{ kind: 'text', text: ['It has been written down; trying again may help.'] }],
  });
}

/** The places of a stack, without the message above them: it may quote a document or a question. */
function placesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /u.test(line))
    .join('\n');
}

/** What failed and where, on one line: the kind of error and its places; never what was asked nor a document's text. */
export function incidentLine(incident: string, where: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code).slice(0, 40)}` : '';
  const own = error instanceof StoreError ? `: ${error.message}` : code;
  const what = error instanceof Error ? `${error.name}${own}\n${placesOf(error)}` : typeof error;
  return `incident ${incident} in ${where}: ${what.replace(/\s*\n\s*/gu, ' | ')}`;
}

/** Nobody waits longer than this for an answer, milliseconds. */
const longestAnswer = 60_000;

/** @throws AskError when the time is over; the command is told by its signal */
async function inTime(
  work: (signal: AbortSignal) => Promise<Reply>,
  given: AbortSignal | undefined,
  longest = longestAnswer,
): Promise<Reply> {
  const over = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      over.abort();
      reject(new AskError(`this took longer than ${longest / 1_000} seconds; ask for less, or try again`));
    }, longest);
  });
  try {
    return await Promise.race([work(AbortSignal.any([over.signal, ...(given === undefined ? [] : [given])])), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A store that was away for a moment gets a second try. */
function run({ command, options }: Question, context: Context): Promise<Reply> {
  return inTime(
    async (signal) => {
      const asked = { ...context, collection: context.collection.until(signal), signal };
      try {
        return await command.run(options, asked);
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        return command.run(options, asked);
      }
    },
    context.signal,
    command.longest,
  );
}

/**
 * Read → run → render, for every adapter. Errors become answers: an `AskError` says what to put right, anything else is
 * written down and answered with an incident. `render` must be able to draw every reply; if it fails on an answer it is
 * asked once more, for the incident. `illustrate` draws the pictures of an answer where they can be shown. A line is read as typed text; a slash option's values come as a `Question`.
 */
export async function dispatch<Output>(
  asked: string | Question,
  context: Context,
  desk: Desk,
  render: (reply: Reply) => Output,
  illustrate: Illustrator = (reply) => Promise.resolve(reply),
): Promise<Sent<Output>> {
  let command: Command | undefined;
  try {
    const question = typeof asked === 'string' ? readLine(asked, context.commands) : asked;
    command = question.command;
    const given = await run(question, context);
    const answer = await illustrate(context.channel === undefined ? given : withKeeping(given, context));
    return { reply: answer, wrongUsage: false, output: render(answer) };
  } catch (error) {
    const incident = error instanceof AskError ? undefined : desk.incident();
    const where = command === undefined ? 'reading a line' : `/${command.name}`;
    if (incident !== undefined) desk.log(incidentLine(incident, where, error));
    const answer = error instanceof AskError ? problemReply(error) : incidentReply(incident ?? '');
    return { reply: answer, wrongUsage: error instanceof AskError && error.usage, output: render(answer) };
  }
}
