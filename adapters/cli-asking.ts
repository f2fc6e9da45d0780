import { writeFile } from 'node:fs/promises';
import type { Context } from '../commands/command.ts';
import { find } from '../commands/find.ts';
import { commands } from '../commands/index.ts';
import { withKeeping } from '../commands/keeping.ts';
import { readLine, typedForm } from '../commands/typed.ts';
import { AskError, everything, picturePng } from '../src/index.ts';
import { terminalContext, withSeeds } from './cli-collection.ts';
import { goOnline, shownAs } from './cli-online.ts';
import { exits, type Subcommand, UsageError, type World } from './cli-world.ts';
import { dispatch } from './dispatch.ts';
import type { Frame } from './frame.ts';
import { readOnline } from './online-settings.ts';
import { accessOf } from './permission.ts';
import type { Platform } from './platform.ts';
import { openPlayground } from './playground-online.ts';
import { linksWith, type ReaderLinks } from './reader-links.ts';
import { readerLinks } from './reader-online.ts';
import { answerLine, batch, converse, type Fared, faring, written } from './terminal/conversation.ts';
import type { Ink } from './terminal/ink.ts';
import { render } from './terminal/render.ts';
import { visibleJson } from './terminal/visible.ts';

async function answerAsJson(line: string, context: Context, world: World): Promise<Fared> {
  const sent = await dispatch(line, context, world.desk, visibleJson);
  await written(world.output, `${sent.output}\n`);
  return faring(sent);
}

/** The question behind a line, for the buttons of its answer; none when it can't be read. */
function frameOf(line: string): Frame {
  try {
    const { command, options } = readLine(line, commands);
    const { share, ...asked } = Object.fromEntries(
      Object.entries(options).filter((entry): entry is [string, string | number | boolean] => entry[1] !== undefined),
    );
    return { asked: { command: command.name, options: asked }, audience: share === true ? 'public' : 'private' };
  } catch {
    return { audience: 'private' };
  }
}

/** Exactly what a platform would be sent, as JSON; without the collection's own formatting of the terminal. */
async function answerAsPayload(
  line: string,
  context: Context,
  platform: Platform,
  links: ReaderLinks | undefined,
  world: World,
): Promise<Fared> {
  const online = readOnline(world.environment);
  const frame: Frame = { ...frameOf(line), linkTo: linksWith(links, accessOf(online.permission)) };
  const sent = await dispatch(
    line,
    context,
    world.desk,
    (each) => each,
    (each) => Promise.resolve(withKeeping(each, context)),
  );
  const payload = await platform.payload(sent.reply, frame, online);
  await written(world.output, `${JSON.stringify(payload, undefined, 2)}\n`);
  return faring(sent);
}

/** An answer as text, and its picture in a file. Whether there was an answer and it has one. @throws AskError where the file can't be written */
async function pictured(line: string, context: Context, file: string, ink: Ink, world: World): Promise<boolean> {
  const sent = await dispatch(line, context, world.desk, (each) => render(each, { ...ink, commands }));
  await written(sent.reply.outcome === 'problem' ? world.error : world.output, sent.output);
  if (faring(sent) !== 'answered') return false;
  const picture = sent.reply.blocks.flatMap((block) => (block.kind === 'picture' ? [block.picture] : []))[0];
  if (picture === undefined) {
    await written(world.error, 'This answer has no picture.\n');
    return false;
  }
  try {
    await writeFile(file, await picturePng(picture));
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new AskError(`the picture can't be written to ${file} (${why})`);
  }
  return true;
}

/** Whoever sits at the terminal sees all of the collection, so the links of its answers open all of it. */
function inkWith(links: ReaderLinks | undefined, { ink }: World): Ink {
  const linkTo = linksWith(links, everything);
  return linkTo === undefined ? ink : { ...ink, linkTo };
}

/** Resolves when the process is asked to end. */
function ended(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** `reftel start`: a prompt, or one command a line from standard input. */
export const start: Subcommand = {
  name: 'start',
  usage: 'start',
  summary: 'Read what is new in seeds/ and answer commands (the default)',
  help: 'At a terminal there is a prompt, and a playground in the browser (PLAYGROUND=off leaves it out); Ctrl-D, Ctrl-C or quit ends it. Otherwise one command a line is read from standard input\nuntil it ends; empty lines and lines that begin with # are passed over. The exit status is 1 when one of the lines could not be answered.\nWith the tokens of Discord or Slack set (see .env.example) it goes online there as well, until Ctrl-C or a signal ends it.',
  options: {},
  words: [0, 0],
  run: (_words, _options, world) =>
    withSeeds(
      world,
      async (collection) => {
        const online = await goOnline(world, collection);
        const { links, url } = online.reader;
        const context = terminalContext(collection, world, links);
        const ink = inkWith(links, world);
        const stays = online.names.length > 0 || url !== undefined;
        try {
          if (online.names.length > 0)
            await written(world.error, `Online on ${online.names.join(' and ')}; Ctrl-C ends it.\n`);
          if (url !== undefined) await written(world.error, `The reader is at ${url}\n`);
          if (!world.interactive.input) {
            const answered = await batch(context, world.desk, world, ink);
            if (stays) await ended(world.signal);
            return answered ? exits.done : exits.unanswered;
          }
          const playground = await openPlayground(world, context, online.reader);
          if (playground.url !== undefined) await written(world.error, `The playground is at ${playground.url}\n`);
          await written(
            world.output,
            'Ask with a command such as /find, /who or /timeline; /help explains them, quit ends.\n',
          );
          try {
            await converse(context, world.desk, world, ink);
          } finally {
            await playground.stop();
          }
          return exits.done;
        } finally {
          await online.stop();
        }
      },
      world.threads,
    ),
};

const answerOptions: Subcommand['options'] = {
  json: { type: 'boolean', describes: 'the platform-free reply as JSON, problems too' },
  as: { type: 'string', describes: 'discord or slack: exactly the payload that would be sent' },
  picture: { type: 'string', describes: 'a file to write the picture of the answer to, as PNG' },
};

/** `reftel run "/cable …"`: one answer. */
export const run: Subcommand = {
  name: 'run',
  usage: 'run COMMAND [--json] [--as PLATFORM] [--picture FILE]',
  summary: 'Answer one command, such as "/cable STATE 130159"',
  help: 'The answer goes to standard output; a problem with the question goes to standard error. The exit status is 0 when the\nquestion was answered, 1 when it could not be, also when nothing was found, 2 when there is no such command or option.',
  options: answerOptions,
  words: [1, Number.POSITIVE_INFINITY],
  run: (words, options, world) => oneAnswer(words.join(' '), options, world),
};

/** `reftel find "WORDS"`: `/find` with its options as a shell has them. */
export const finding: Subcommand = {
  name: 'find',
  usage: 'find WORDS [--explain] [--exact] [--repeats] [--page N] [--json] [--as PLATFORM]',
  summary: 'Find paragraphs, as /find does; --explain says how the question was searched',
  help: 'What a shell would take away belongs in single quotation marks: reftel find \'"human rights" -article after:2006\'.\nWords that begin with a hyphen come behind --. The exit status is that of reftel run.',
  options: {
    explain: { type: 'boolean', describes: 'how the question was understood and searched' },
    exact: { type: 'boolean', describes: 'every word as typed: none put right, none left out' },
    repeats: { type: 'boolean', describes: 'paragraphs that repeat another one, too' },
    page: { type: 'string', describes: 'page of the answer, from 1' },
    ...answerOptions,
  },
  words: [1, Number.POSITIVE_INFINITY],
  run(words, { json, as, picture, ...given }, world) {
    const asked = Object.entries(given).filter((each): each is [string, string | boolean] => each[1] !== undefined);
    const line = typedForm(find, { query: words.join(' '), ...Object.fromEntries(asked) });
    return oneAnswer(line, { json, as, picture }, world);
  },
};

/** Answers one line in the form that was asked for; resolves to the exit status. */
async function oneAnswer(
  line: string,
  { json, as, picture }: Parameters<Subcommand['run']>[1],
  world: World,
): Promise<number> {
  const platform = shownAs(as, world);
  if (picture !== undefined && (json === true || as !== undefined))
    throw new UsageError('--picture goes with the answer as text: without --json and --as');
  return withSeeds(world, async (collection) => {
    const links = await readerLinks(world, collection);
    const context = terminalContext(collection, world, links, world.input);
    if (typeof picture === 'string')
      return (await pictured(line, context, picture, inkWith(links, world), world)) ? exits.done : exits.unanswered;
    const fared =
      platform !== undefined
        ? await answerAsPayload(line, context, platform, links, world)
        : json === true
          ? await answerAsJson(line, context, world)
          : await answerLine(line, context, world.desk, world, inkWith(links, world));
    return { answered: exits.done, unanswered: exits.unanswered, misused: exits.usage }[fared];
  });
}
