import type { Command, Context } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';

/** All commands, one of which tells with what it was run or asked for suggestions. */
export function overheard(name: string): { readonly commands: readonly Command[]; readonly heard: Context[] } {
  const heard: Context[] = [];
  const listening = (command: Command): Command => ({
    ...command,
    run(options, context) {
      heard.push(context);
      return command.run(options, context);
    },
    complete: Object.fromEntries(
      Object.entries(command.complete ?? {}).map(([option, complete]) => [
        option,
        (prefix: string, context: Context) => {
          heard.push(context);
          return complete(prefix, context);
        },
      ]),
    ),
  });
  return { heard, commands: commands.map((each) => (each.name === name ? listening(each) : each)) };
}
