import type { APIComponentInContainer, APIMessageTopLevelComponent } from 'discord.js';
import type { Command } from '../../commands/command.ts';
import type { Action, Reply } from '../../commands/reply.ts';
import { buttonId, keyOf } from '../buttons.ts';
import type { Frame } from '../frame.ts';
import { buttonOf, controlsOf, type Row } from './components.ts';
import { colours } from './embeds.ts';
import { type Files, filesOf } from './files.ts';
import { fill, type Part } from './fit.ts';
import { galleryTray, type Opener, sectionsBeside, textDisplay, weight } from './gallery-tray.ts';
import { flags, limits } from './limits.ts';
import { markOf, markRoom, smallPrint } from './mark.ts';
import { type DiscordMessage, leftOver, messageOf, spare, trays } from './message.ts';
import { linePart, partsOf } from './parts.ts';
import { markdown, plain, type Spans, spansOf } from './spans.ts';

/** With more files than this, their components leave room for fewer rows. */
const filesBesideRows = 6;
/** Tells a button beside a line from one of the same question in a row. */
const besideOrdinal = 99;

/** What stands before and after the blocks: everything is text here, in the order of reading. */
function headParts(reply: Reply): { readonly before: readonly Part[]; readonly after: readonly Part[] } {
  const small = (spans: Spans, gap = false) => linePart(spans, { size: 'small', gap });
  return {
    before: [
      ...linePart(spansOf(reply.lead)),
      ...small(spansOf(reply.kicker)),
      ...linePart(spansOf(reply.title), { size: 'heading' }),
      ...linePart(spansOf(reply.subtitle)),
    ],
    after: small(spansOf(reply.footer), true),
  };
}

/** The actions that open a document whole, by its id. */
function openers(actions: readonly Action[]): ReadonlyMap<string, Action> {
  const opening = actions.filter(
    ({ command, options }) => command === 'cable' && Object.keys(options).length === 1 && options['id'] !== undefined,
  );
  return new Map(opening.map((action) => [String(action.options['id']), action]));
}

/** Actions that stand beside the first line that cites their document, at most `room`. */
function besideLines(reply: Reply, parts: readonly Part[], room: number): ReadonlyMap<string, Action> {
  const cited = new Set(parts.flatMap((part) => (part.kind === 'line' && part.opens !== undefined ? part.opens : [])));
  const fitting = [...openers(reply.actions)].filter(([document]) => cited.has(document));
  return new Map(fitting.slice(0, room));
}

function openerOf(actions: ReadonlyMap<string, Action>): { readonly opener: Opener; readonly unused: () => number } {
  const waiting = new Map(actions);
  const opener: Opener = (document) => {
    const action = waiting.get(document);
    waiting.delete(document);
    return action && buttonOf(plain(action.label), buttonId('run', keyOf(action), besideOrdinal));
  };
  return { opener, unused: () => waiting.size };
}

function fileComponents({ files, images }: Files): readonly APIMessageTopLevelComponent[] {
  const url = (name: string) => ({ url: `attachment://${name}` });
  const items = images.map(({ name, alternative }) => ({
    media: url(name),
    ...(alternative === undefined ? {} : { description: alternative }),
  }));
  const others = files.filter((file) => !images.includes(file));
  return [
    ...(items.length === 0 ? [] : [{ type: 12, items } as const]),
    ...others.map(({ name }) => ({ type: 13, file: url(name) }) as const),
  ];
}

function componentsIn(rows: readonly Row[]): number {
  return rows.reduce((sum, { components }) => sum + 1 + components.length, 0);
}

/** A reply as Components V2: all text in a container; a button that opens a document stands beside the line that cites it. */
export function galleryMessages(
  reply: Reply,
  frame: Frame,
  commands: readonly Command[],
  beside = true,
): readonly DiscordMessage[] {
  const attached = filesOf(reply);
  const shown = fileComponents(attached);
  const mostRows = shown.length > filesBesideRows ? limits.rows - 2 : limits.rows;
  const inRows = componentsIn(controlsOf(reply, frame, commands, mostRows).rows);
  const body = partsOf(reply, frame.linkTo);
  const marks = frame.ref === undefined ? 0 : 1;
  const opening = besideLines(reply, body, beside ? sectionsBeside(inRows + shown.length + marks) : 0);
  const taken = new Set(opening.values());
  const rest = { ...reply, actions: reply.actions.filter((action) => !taken.has(action)) };
  const controls = controlsOf(rest, frame, commands, mostRows);
  const { before, after } = headParts(reply);
  const { opener, unused } = openerOf(opening);
  const { all, next } = trays(() => galleryTray(spare + markRoom(frame), opener));
  const parts = [...before, ...body, ...controls.parts, ...attached.parts, ...after];
  const left = markdown(leftOver(fill(parts, next, weight), reply, frame, commands));
  // A line that found no room took its button along: then all buttons stand in rows.
  if (unused() > 0) return galleryMessages(reply, frame, commands, false);
  const accent = colours[reply.tone];
  return all.map((tray, at) => {
    const last = at === all.length - 1;
    const mark = markOf(frame, at, all.length);
    const nodes: APIComponentInContainer[] = [
      ...tray.components(),
      ...(last && left !== '' ? [textDisplay(left)] : []),
      ...(mark === '' ? [] : [textDisplay(`${smallPrint}${mark}`)]),
    ];
    const container = {
      type: 17,
      ...(accent === undefined ? {} : { accent_color: accent }),
      components: nodes.length > 0 ? nodes : [textDisplay('(blank)')],
    } as const;
    const components = [container, ...(last ? [...shown, ...controls.rows] : [])];
    return messageOf({ components }, frame, last ? attached.files : [], flags.components);
  });
}
