import { teamOf } from './binder.ts';
import type { Context } from './command.ts';
import { keepAction } from './kept-place.ts';
import type { Action, Block, Quotation, Reply } from './reply.ts';
import { commandNamed } from './typed.ts';

/** Choices of a menu: Discord's 25, the narrowest. */
const mostChoices = 25;
const longestWords = 60;
/** With more buttons a menu beside them would push some out (Discord: five rows of five). */
const mostActions = 17;

function quotationsIn(block: Block): readonly Quotation[] {
  if (block.kind === 'quotation') return [block.quotation];
  return block.kind === 'list' ? block.items.flatMap(({ quotation }) => quotation ?? []) : [];
}

/** Each citation of a reply once, in order, with what its choice says. */
function keepable({ blocks }: Reply): readonly Action[] {
  const found = new Map<string, Action>();
  for (const { quote, cite } of blocks.flatMap(quotationsIn)) {
    const action = keepAction(cite);
    const words = quote.foreign.replace(/\s+/gu, ' ').slice(0, longestWords);
    found.set(String(action.options['id']), { ...action, label: [{ foreign: cite.pin }, ' ', { foreign: words }] });
  }
  return [...found.values()];
}

function hasTeam(context: Context): boolean {
  try {
    return teamOf(context) !== '';
  } catch {
    return false;
  }
}

/**
 * An answer with a button that keeps what it cites, or a menu where it cites several; as it is where nobody shares a
 * binder, where it offers to keep something itself, and where there is no room.
 */
export function withKeeping(reply: Reply, context: Context): Reply {
  const { outcome, actions, menus } = reply;
  if (outcome !== 'answer' || commandNamed('keep', context.commands) === undefined || !hasTeam(context)) return reply;
  const own = [...actions, ...menus.flatMap(({ choices }) => choices)].some(({ command }) => command === 'keep');
  if (own || actions.length > mostActions) return reply;
  const choices = keepable(reply).slice(0, mostChoices);
  const [only] = choices;
  if (only === undefined) return reply;
  return choices.length === 1
    ? { ...reply, actions: [...actions, { ...only, label: ['Keep'] }] }
    : { ...reply, menus: [...menus, { label: 'Keep…', choices }] };
}
