import type { Context } from '../../commands/command.ts';
import { suggestLine } from '../../commands/completion.ts';
import { reply } from '../../commands/compose.ts';
import { usageOf } from '../../commands/help.ts';
import { withKeeping } from '../../commands/keeping.ts';
import { type OptionValue, optionsOf, readOptions } from '../../commands/options.ts';
import type { Reply } from '../../commands/reply.ts';
import { commandNamed, type Question, readLine, splitLine, typedForm } from '../../commands/typed.ts';
import { AskError, type Suggestion } from '../../src/index.ts';
import { type Asked, type Press, pressedQuestion, readButtonId } from '../buttons.ts';
import { dispatch, problemReply } from '../dispatch.ts';
import { missed } from '../missed.ts';
import type { Shelf } from './shelf.ts';
import { type Cards, type Shown, type Sources, shownAs } from './showing.ts';
import { referencesIn } from './tray.ts';

/** What the page asks with, beside its question. */
export interface Asking {
  readonly cards: Cards;
  readonly signal: AbortSignal;
}

/** A button or menu that was pressed, and the answer it stands in. */
export interface Pressing {
  readonly id: string;
  /** What was picked in a menu. */
  readonly value?: string | undefined;
  readonly shown?: { readonly key?: string | undefined; readonly audience: Shown['audience'] } | undefined;
}

/** What the page offers while a line is being typed. */
interface SuggestedAtEnd {
  readonly suggestions: readonly Suggestion[];
  readonly replaces: string;
  readonly usage: string;
  /** The option that takes files, and how many. */
  readonly takes?: { readonly option: string; readonly files: number };
}

const mostSuggestions = 25;
const expired = 'This button is too old to work; please ask again.';

function askedOf({ command, options }: Question): Asked {
  const values = Object.entries(options).filter(
    (entry): entry is [string, OptionValue] =>
      entry[0] !== 'share' && ['string', 'number', 'boolean'].includes(typeof entry[1]),
  );
  return { command: command.name, options: Object.fromEntries(values) };
}

/** Names of files that were handed in, as the values of options. */
function withFiles({ command, options }: Question): Question {
  const files = optionsOf(command).filter(({ kind }) => kind === 'file');
  const references = files.flatMap(({ name }) => {
    const typed = options[name];
    return typeof typed === 'string' ? [[name, referencesIn(typed)] as const] : [];
  });
  return { command, options: { ...options, ...Object.fromEntries(references) } };
}

/** Suggestions for the end of a line, and how the command is used whose name it begins with. */
export async function suggested(line: string, { context }: Sources, signal: AbortSignal): Promise<SuggestedAtEnd> {
  const { suggestions, replaces } = await suggestLine(line, { ...context, signal });
  const command = commandNamed(splitLine(line).name, context.commands);
  const taking = command === undefined ? undefined : optionsOf(command).find(({ kind }) => kind === 'file');
  return {
    suggestions: suggestions.slice(0, mostSuggestions),
    replaces,
    usage: command === undefined ? '' : usageOf(command),
    ...(taking === undefined ? {} : { takes: { option: taking.name, files: taking.files ?? 1 } }),
  };
}

/** Asks and answers from the page: typed lines, and presses of what stands in the answers. */
export class Answering {
  readonly #sources: Sources;
  readonly #shelf: Shelf;

  constructor(sources: Sources, shelf: Shelf) {
    this.#sources = sources;
    this.#shelf = shelf;
  }

  /** The answer to a line, in private unless it asks to be shared. */
  async ask(line: string, asking: Asking): Promise<Shown> {
    try {
      const question = withFiles(readLine(line, this.#sources.context.commands));
      const audience = question.options['share'] === true ? 'public' : 'private';
      return await this.#answer(question, line.trim(), audience, false, asking);
    } catch (error) {
      if (!(error instanceof AskError)) throw error;
      return this.#shown(problemReply(error), line.trim(), { audience: 'private' }, asking);
    }
  }

  /** The answer to a press; `removed` where it takes the answer back that it stands in. */
  async press({ id, value, shown }: Pressing, asking: Asking): Promise<Shown | 'removed'> {
    const { context, desk } = this.#sources;
    const read = readButtonId(id);
    const tell = (words: string) =>
      this.#shown(reply({ outcome: 'problem', tone: 'problem', title: [words] }), '', { audience: 'private' }, asking);
    if (read === undefined) return tell(expired);
    if (read.press === 'unshare') return 'removed';
    const key = read.press === 'pick' ? (value ?? '') : read.key;
    const asked = await pressedQuestion(context.collection.notes, key, context.now());
    const command = asked === 'expired' ? undefined : commandNamed(asked.command, context.commands);
    if (asked === 'expired' || command === undefined) return tell(expired);
    const changes = command.writes === true || command.changes?.(asked.options) === true;
    if (read.press === 'share' && changes) return tell('This can not be shared.');
    const typed = typedForm(command, asked.options);
    if (read.press === 'missed') {
      const near = await missed(asked, `playground:${crypto.randomUUID()}`, this.#contextOf('private', asking), desk);
      return this.#shown(near, `${typed} · Not what I meant`, { audience: 'private' }, asking);
    }
    try {
      const question = { command, options: readOptions(command, asked.options) };
      const turns = await this.#turns(read.press, asked, shown);
      return await this.#answer(question, typed, read.press === 'share' ? 'public' : 'private', turns, asking);
    } catch (error) {
      if (!(error instanceof AskError)) throw error;
      return this.#shown(problemReply(error), typed, { audience: 'private' }, asking);
    }
  }

  /** Another page takes the place of the one that only the asker sees. */
  async #turns(press: Press, { command, options }: Asked, shown: Pressing['shown']): Promise<boolean> {
    if (press !== 'run' || !('page' in options) || shown?.key === undefined || shown.audience !== 'private')
      return false;
    const { collection, now } = this.#sources.context;
    const before = await pressedQuestion(collection.notes, shown.key, now());
    return before !== 'expired' && before.command === command;
  }

  async #answer(question: Question, typed: string, audience: Shown['audience'], turns: boolean, asking: Asking) {
    const own = this.#contextOf(audience, asking);
    const { reply: answer } = await dispatch(
      question,
      own,
      this.#sources.desk,
      (each) => each,
      (each) => Promise.resolve(withKeeping(each, own)),
    );
    return this.#shown(answer, typed, { audience, asked: askedOf(question), turns }, asking);
  }

  /** Over when the page is gone or the program ends. */
  #contextOf(audience: Context['audience'], { signal }: Asking): Context {
    const { context } = this.#sources;
    const ends = context.signal === undefined ? [signal] : [signal, context.signal];
    return { ...context, audience, signal: AbortSignal.any(ends) };
  }

  #shown(answer: Reply, typed: string, frame: Parameters<typeof shownAs>[2], asking: Asking): Promise<Shown> {
    return shownAs(answer, typed, frame, this.#sources, asking.cards, this.#shelf);
  }
}
