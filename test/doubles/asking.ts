import { dispatch } from '../../adapters/dispatch.ts';
import { render } from '../../adapters/terminal/render.ts';
import type { Context } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import type { Reply } from '../../commands/reply.ts';
import type { Collection } from '../../src/index.ts';
import { collectionOf } from './collection.ts';

/** A fixed instant: no test depends on the day it runs. */
export const someDay = new Date('2026-03-04T10:00:00Z');

export function contextOf(collection: Collection = collectionOf(), parts: Partial<Context> = {}): Context {
  return { collection, audience: 'private', now: () => someDay, commands, team: 'terminal', ...parts };
}

/** Asks a line and gives the reply, its text on a terminal without colour, and what was written down. */
export async function ask(
  line: string,
  context: Context = contextOf(),
): Promise<{ reply: Reply; text: string; logged: string[] }> {
  const logged: string[] = [];
  const desk = { log: (entry: string) => void logged.push(entry), incident: () => '7F3K' };
  const { reply, output } = await dispatch(line, context, desk, (each) => render(each, { colour: false, commands }));
  return { reply, text: output, logged };
}
