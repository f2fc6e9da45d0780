import type { Connection } from './connection.ts';
import { WordChanges } from './counts.ts';
import { IndexChanges } from './index/writing.ts';

/** What one transaction changes in the dictionary and the word index, written at its end. */
export class Changes {
  readonly words = new WordChanges();
  readonly index: IndexChanges;
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.index = new IndexChanges(connection);
  }

  write(): void {
    this.words.come(this.index.paragraphs);
    this.index.words((word, counts) => this.words.add(word, counts));
    this.words.write(this.#connection);
    this.index.write();
  }
}
