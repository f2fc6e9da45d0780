import type { Context } from '../commands/command.ts';
import { terminalContext, withSeeds } from './cli-collection.ts';
import { exits, type Subcommand, type World } from './cli-world.ts';
import { dispatch } from './dispatch.ts';
import { answerLine, batch, converse, written } from './terminal/conversation.ts';
import { visibleJson } from './terminal/visible.ts';

async function answerAsJson(line: string, context: Context, world: World): Promise<boolean> {
  const { reply, output } = await dispatch(line, context, world.desk, visibleJson);
  await written(world.output, `${output}\n`);
  return reply.outcome === 'answer';
}

/** `reftel start`: a prompt, or one command a line from standard input. */
export const start: Subcommand = {
  name: 'start',
  usage: 'start',
  summary: 'Read what is new in seeds/ and answer commands (the default)',
  help: 'At a terminal there is a prompt; Ctrl-D, Ctrl-C or quit ends it. Otherwise one command a line is read from standard input\nuntil it ends; empty lines and lines that begin with # are passed over. The exit status is 1 when one of the lines could not be answered.',
  options: {},
  words: [0, 0],
  run: (_words, _options, world) =>
    withSeeds(world, async (collection) => {
      const context = terminalContext(collection, world);
      if (!world.interactive.input) {
        const answered = await batch(context, world.desk, world, world.ink);
        return answered ? exits.done : exits.unanswered;
      }
      await written(
        world.output,
        'Ask with a command such as /find, /who or /timeline; /help explains them, quit ends.\n',
      );
      await converse(context, world.desk, world, world.ink);
      return exits.done;
    }),
};

/** `reftel run "/cable …"`: one answer. */
export const run: Subcommand = {
  name: 'run',
  usage: 'run COMMAND [--json]',
  summary: 'Answer one command, such as "/cable STATE 130159"',
  help: 'The answer goes to standard output; a problem with the question goes to standard error. The exit status is 0 when the\nquestion was answered, 1 when it could not be, also when nothing was found.',
  options: { json: { type: 'boolean', describes: 'the platform-free reply as JSON, problems too' } },
  words: [1, Number.POSITIVE_INFINITY],
  run: (words, { json }, world) =>
    withSeeds(world, async (collection) => {
      const context = terminalContext(collection, world);
      const line = words.join(' ');
      const answered =
        json === true
          ? await answerAsJson(line, context, world)
          : await answerLine(line, context, world.desk, world, world.ink);
      return answered ? exits.done : exits.unanswered;
    }),
};
