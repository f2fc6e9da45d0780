import { atMost, type OpenFile, plainName, spokenSize } from '../../commands/given-file.ts';
import { AskError } from '../../src/index.ts';

/** Bytes of one file, and of all. */
export const largestFile = 16_000_000;
const mostFiles = 20;
const mostBytes = 64_000_000;
/** Between the names of several files; no plain name has it. */
const between = '|';

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The files that were handed in on the page, in memory, by name: beyond 20 of them or 64 MB the oldest go. */
export class Tray {
  readonly #files = new Map<string, Uint8Array>();
  #size = 0;

  /** Keeps a file, instead of an earlier one of its name, and tells the name that it goes by. */
  put(declared: string, bytes: Uint8Array): string {
    const name = plainName(declared);
    this.#drop(name);
    this.#files.set(name, bytes);
    this.#size += bytes.length;
    for (const old of this.#files.keys()) {
      if (this.#files.size <= mostFiles && this.#size <= mostBytes) break;
      if (old !== name) this.#drop(old);
    }
    return name;
  }

  /** Opens what lies here, and nothing else of this machine. */
  readonly open: OpenFile = async (reference, most) => {
    const name = plainName(reference);
    const bytes = this.#files.get(name);
    if (bytes === undefined)
      throw new AskError(
        `no file ${name} was handed in on this page; choose it below the line, up to ${spokenSize(most)}`,
      );
    return { name, chunks: atMost(whole(bytes), most, name) };
  };

  #drop(name: string): void {
    this.#size -= this.#files.get(name)?.length ?? 0;
    this.#files.delete(name);
  }
}

/** What was typed for an option of several files, as its value: one a line. */
export function referencesIn(typed: string): string {
  return typed
    .split(between)
    .map((each) => each.trim())
    .join('\n');
}
