import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Context } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import type { Action } from '../../commands/reply.ts';
import { typedForm } from '../../commands/typed.ts';
import { type Collection, openCollection } from '../../src/index.ts';
import { ask, contextOf } from '../doubles/asking.ts';

/** A collection whose clock is set by the test, with documents that it adds. */
export class DigestWorld {
  #folder = '';
  #collection: Collection | undefined;
  time = Date.parse('2026-11-16T08:00:00Z');

  constructor() {
    beforeAll(async () => {
      this.#folder = mkdtempSync(join(tmpdir(), 'reftel-digest-'));
      this.#collection = await openCollection({ url: 'sqlite::memory:', now: () => new Date(this.time) });
    });
    afterAll(async () => {
      await this.#collection?.close();
      rmSync(this.#folder, { recursive: true, force: true });
    });
  }

  get collection(): Collection {
    if (this.#collection === undefined) throw new Error('the world is not open yet');
    return this.#collection;
  }

  at(instant: string): void {
    this.time = Date.parse(instant);
  }

  /** Adds articles of these names and texts now. */
  async add(articles: Readonly<Record<string, string>>): Promise<void> {
    const paths = Object.entries(articles).map(([name, text]) => {
      const path = join(this.#folder, `${name}.md`);
      writeFileSync(path, `# ${name}\n\n${text}\n`);
      return path;
    });
    await this.collection.ingest(paths, { workers: 0 });
  }

  context(channel: string | undefined, parts: Partial<Context> = {}): Context {
    const here = channel === undefined ? {} : { channel };
    return contextOf(this.collection, { now: () => new Date(this.time), ...here, ...parts });
  }

  ask(line: string, channel?: string, parts: Partial<Context> = {}) {
    return ask(line, this.context(channel, parts));
  }

  /** Runs what a button stands for, as typed. */
  press(action: Action | undefined, channel?: string) {
    const command = commands.find(({ name }) => name === action?.command);
    if (action === undefined || command === undefined) throw new Error('nothing to press');
    return this.ask(typedForm(command, action.options), channel);
  }
}
