import { z } from 'zod';
import type { Collection, Suggestion } from '../src/index.ts';
import type { OpenFile } from './given-file.ts';
import type { Pin, Reply } from './reply.ts';
import { readDate } from './typed-dates.ts';

/** Who asks, as far as the platform tells. */
export interface Asker {
  /** `discord:USER`, `slack:TEAM:USER`, `terminal:NAME`. */
  readonly id: string;
  /** As people call them; hostile. */
  readonly name?: string;
  /** Their IANA time zone, where the platform knows it. */
  zone?(): Promise<string | undefined>;
}

/** What a command is run with. */
export interface Context {
  /** As the asker may see it. */
  readonly collection: Collection;
  /** Who will read the answer: the asker alone, or everybody in the channel. */
  readonly audience: 'private' | 'public';
  /** BCP 47 tag of the asker's language, where the platform tells it. */
  readonly locale?: string;
  readonly signal?: AbortSignal;
  /** Absent where nobody is known to ask. */
  readonly asker?: Asker;
  /** The channel it is asked in, as settings of channels are kept: `discord:SERVER:CHANNEL`, `slack:TEAM:CHANNEL`. */
  readonly channel?: string;
  /** Who shares a binder where there is no channel: the terminal. */
  readonly team?: string;
  readonly now: () => Date;
  /** The address of cited words in the reader, for good: without anything that lets one in. Absent where there is no reader. */
  readonly permalink?: (place: Pin) => string;
  /** Opens the file that an option stands for; absent where nobody can hand one in. */
  readonly file?: OpenFile;
  /** Tells how far a long answer is (`Checked 120 of 1,000`); it may be called as often as there is something to tell. */
  readonly progress?: (words: string) => void;
  /** All commands, for `/help`. */
  readonly commands: readonly Command[];
}

/** What the beginning of an option's value may become, best first. */
export type Completer = (prefix: string, context: Context) => Promise<readonly Suggestion[]>;

/**
 * One command, for every platform. `options` is a zod object: each option has a description, their order is their
 * order in typed text, and `z.toJSONSchema` of it is what slash options, manifests and usage texts are made from.
 */
export interface Command<Schema extends z.ZodObject = z.ZodObject> {
  /** Lower case; one to 32 letters, digits, `-` or `_` (Discord's rule, the narrowest). */
  readonly name: string;
  readonly aliases: readonly string[];
  /** At most 100 characters (Discord's limit for a description). */
  readonly summary: string;
  /** What it answers, in a few sentences, for `/help`. */
  readonly description: string;
  /** As one types them. `{id}`, `{person}` and `{tag}` stand for something that the collection holds. */
  readonly examples: readonly string[];
  readonly options: Schema;
  /** The first option takes the text as typed, with its quotation marks and colons; only options that have to be named are read out of it. */
  readonly verbatim?: true;
  /** It changes what is held or done: for administrators only. */
  readonly writes?: true;
  /** Whether asking the same again would do more than answer again: such an answer is not shared, for sharing asks again. */
  changes?(options: Readonly<Record<string, unknown>>): boolean;
  /** Options of which one has to be given, where none is required by itself. */
  readonly needsOneOf?: readonly string[];
  /** Options to be filled in, where a form can be shown, when these are given and they are not; no answer without them. */
  needs?(options: Readonly<Record<string, unknown>>): readonly string[];
  /** Milliseconds that its answer may take, where that is more than a minute. */
  readonly longest?: number;
  /** Whether words belong together as the first option, though the last of them would do for a later one ("MINSK 352"). */
  whole?(words: string, rest: string): boolean;
  /** By option: what it may become while it is being typed. An option that isn't here suggests nothing. */
  readonly complete?: Readonly<Record<string, Completer>>;
  /** @throws AskError for what the asker can put right */
  run(options: z.output<Schema>, context: Context): Promise<Reply>;
}

/** What typed text has to know of an option beside its type; it stands in the schema's metadata. */
export type Placement = {
  /** Set by name only (`page:2`), never by its place. */
  readonly named?: true;
  /** Takes words in quotation marks that stand behind other words. */
  readonly quoted?: true;
  /** Takes the value of this option when that one was typed by its place and this one not at all. */
  readonly sameAs?: string;
  /** It is a file, or so many of them: see `fileReferences`. */
  readonly files?: number;
  /** May be of several lines, where it is filled in. */
  readonly lines?: true;
};

/** Description and placement of an option, as the schema's metadata. */
export function about(description: string, placement: Placement = {}): { description: string } & Placement {
  return { description, ...placement };
}

/** One file, or up to so many, as what the platform knows them by. */
export function files(description: string, most = 1) {
  return z
    .string()
    .trim()
    .min(1)
    .max(4_000)
    .meta(about(description, { named: true, files: most }));
}

/** On every command: answers are private unless the asker says otherwise. */
export const share = z
  .boolean()
  .default(false)
  .meta(about('Show the answer to everybody in the channel', { named: true }));

/** The number of a page. */
export const pageNumber = z.int().min(1).max(100_000);

/** On every command that has pages. */
export const page = pageNumber.default(1).meta(about('Page of the answer, from 1', { named: true }));

/** Words or an id: anything up to 1,000 characters. */
export const words = z.string().trim().min(1).max(1_000);

/** A date as people type it; becomes an EDTF string. */
export const when = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .transform((text, context) => {
    const edtf = readDate(text);
    if (edtf !== undefined) return edtf;
    context.addIssue('is a date such as 2007, 2007-09, 1990s or 17 September 2007');
    return z.NEVER;
  });

/** The printed number of a paragraph (3, ¶3, 12a), or a range of them (3-5). */
export const paragraphs = z
  .string()
  .trim()
  .regex(
    /^(?:¶{1,2}\s?)?\d{1,3}[a-z]?(?:\s?[-–]\s?\d{1,3}[a-z]?)?$/iu,
    'is the printed number of a paragraph, or a range such as 3-5',
  )
  .transform((label) => label.replace(/[¶\s]/gu, '').replace('–', '-'))
  .optional();
