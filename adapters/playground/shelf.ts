import { createHash } from 'node:crypto';

/** A file of an answer, as the browser may fetch it. */
export interface ShelvedFile {
  readonly name: string;
  /** Shown in the page; anything else is downloaded. */
  readonly picture: boolean;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A file as a platform's payload has it. */
export interface PayloadFile {
  readonly name: string;
  readonly type: string;
  /** Text; base64 where it is a picture other than SVG. */
  readonly content: string;
  readonly alternative?: string;
}

const mostFiles = 100;
const mostBytes = 50_000_000;
const binary = /^image\/(?!svg)/u;

/** The files of the last answers, in memory: beyond 100 files or 50 MB the oldest go. */
export class Shelf {
  readonly #files = new Map<string, ShelvedFile>();
  #size = 0;

  /** Keeps a file and tells the path it is served at. */
  put({ name, type, content }: PayloadFile): string {
    const bytes = new Uint8Array(Buffer.from(content, binary.test(type) ? 'base64' : 'utf8'));
    const id = createHash('sha256').update(name).update('\0').update(bytes).digest('base64url').slice(0, 22);
    this.#drop(id);
    this.#files.set(id, { name, picture: type === 'image/png', bytes });
    this.#size += bytes.length;
    for (const old of this.#files.keys()) {
      if (this.#files.size <= mostFiles && this.#size <= mostBytes) break;
      if (old !== id) this.#drop(old);
    }
    return `/files/${id}`;
  }

  get(id: string): ShelvedFile | undefined {
    return this.#files.get(id);
  }

  #drop(id: string): void {
    this.#size -= this.#files.get(id)?.bytes.length ?? 0;
    this.#files.delete(id);
  }
}
