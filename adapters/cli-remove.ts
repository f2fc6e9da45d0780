import { commands } from '../commands/index.ts';
import { readOptions } from '../commands/options.ts';
import { remove } from '../commands/remove.ts';
import { terminalContext, withCollection } from './cli-collection.ts';
import { exits, type Subcommand, UsageError } from './cli-world.ts';
import { dispatch } from './dispatch.ts';
import { faring, written } from './terminal/conversation.ts';
import { render } from './terminal/render.ts';

/** `reftel remove ID`: takes a document out, as `/remove` does. */
export const removing: Subcommand = {
  name: 'remove',
  usage: 'remove ID --why WHY [--yes]',
  summary: 'Take a document out for good, with the reason',
  help: 'Shows what would go; with --yes it goes. Who, when and why remain. What was taken out is not read in again from its files\nunless reftel ingest is told --readd.',
  options: {
    why: { type: 'string', describes: 'the reason, kept for good' },
    yes: { type: 'boolean', describes: 'take it out now' },
  },
  words: [1, Number.POSITIVE_INFINITY],
  run(words, { why, yes }, world) {
    if (typeof why !== 'string' || why.trim() === '') throw new UsageError(`Usage: reftel ${this.usage}`);
    return withCollection(world, async (collection) => {
      const options = readOptions(remove, { id: words.join(' '), why, sure: yes === true });
      const sent = await dispatch(
        { command: remove, options },
        terminalContext(collection, world),
        world.desk,
        (reply) => render({ ...reply, actions: [] }, { ...world.ink, commands }),
      );
      await written(sent.reply.outcome === 'problem' ? world.error : world.output, sent.output);
      if (faring(sent) !== 'answered') return exits.unanswered;
      if (yes === true) return exits.done;
      await written(world.error, 'Nothing was taken out yet: --yes does it.\n');
      return exits.unanswered;
    });
  },
};
