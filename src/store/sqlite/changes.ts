import type { Connection } from './connection.ts';
import { LevelChanges, WordChanges } from './counts.ts';
import { IndexChanges } from './index/writing.ts';
import { NameChanges } from './name-counts.ts';

/** What one transaction changes in totals, the dictionary and the word index, written at its end. */
export class Changes {
  readonly levels = new LevelChanges();
  readonly names = new NameChanges();
  readonly words = new WordChanges();
  readonly index: IndexChanges;
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.index = new IndexChanges(connection);
  }

  write(): void {
    this.levels.write(this.#connection);
    this.names.write(this.#connection);
    this.index.words((come, paragraphs) => this.words.add(come, paragraphs));
    this.words.write(this.#connection);
    this.index.write();
  }
}
