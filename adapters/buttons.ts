import { createHash } from 'node:crypto';
import type { Action, Menu, Reply } from '../commands/reply.ts';
import type { Notes } from '../src/index.ts';

/** What a press does: run a command, pick one of a menu, share the answer, take back what was shared, say it missed. */
export type Press = 'run' | 'pick' | 'share' | 'unshare' | 'missed';

/** A question as it was asked, to be asked again. */
export interface Asked {
  readonly command: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

const space = 'button';
const version = 'r1';
const days = 30;
const codes: Readonly<Record<Press, string>> = { run: 'r', pick: 'p', share: 's', unshare: 'u', missed: 'm' };

/** Twelve letters that stand for a question; the same question always has the same key, so writing it twice is harmless. */
export function keyOf({ command, options }: Asked): string {
  const sorted = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([command, sorted]))
    .digest('base64url')
    .slice(0, 12);
}

/** What goes into a button: version, press, key, and a number where a message has the same button twice. At most 40 ASCII characters. */
export function buttonId(press: Press, key: string, ordinal = 0): string {
  return [version, codes[press], key, ...(ordinal === 0 ? [] : [ordinal])].join(':');
}

/** Reads a button's id back; undefined for one that is not ours, or of another version. */
export function readButtonId(id: string): { readonly press: Press; readonly key: string } | undefined {
  const parts = /^r1:([rpsum]):([\w-]{1,16})(?::\d{1,3})?$/u.exec(id);
  const press = (Object.keys(codes) as Press[]).find((each) => codes[each] === parts?.[1]);
  return press === undefined || parts?.[2] === undefined ? undefined : { press, key: parts[2] };
}

function questionsOf(reply: Reply): readonly (Action | Asked)[] {
  return [...reply.actions, ...reply.menus.flatMap((menu: Menu) => menu.choices)];
}

/** Keeps what the buttons and menus of a reply mean, and the question it answers, so that they work after a restart and from any process. */
export async function keepButtons(notes: Notes, reply: Reply, asked: Asked | undefined, now: Date): Promise<void> {
  const expires = new Date(now.getTime() + days * 86_400_000).toISOString();
  const kept = new Map<string, Asked>();
  for (const { command, options } of [...questionsOf(reply), ...(asked === undefined ? [] : [asked])]) {
    kept.set(keyOf({ command, options }), { command, options });
  }
  for (const [key, question] of kept) await notes.write(space, key, JSON.stringify(question), expires);
}

/** What a button stands for; `expired` when it is too old or unknown. */
export async function pressedQuestion(notes: Notes, key: string, now: Date): Promise<Asked | 'expired'> {
  const note = await notes.read(space, key, now.toISOString());
  return note === undefined || note.expired ? 'expired' : (JSON.parse(note.value) as Asked);
}

const lastSpace = 'last press';
/** Longer than any double click. */
const lastKept = 60_000;

/**
 * A press is a double click only where nothing else of the message was pressed in between: who goes on two pages and
 * back presses the way back to a page for the first time, though its question was asked a moment ago. Tells of a press
 * that was `claimed` (a note of `space`) on a message by a person, and frees the one before it if it was another.
 */
export async function pressedAfter(
  notes: Notes,
  space: string,
  claimed: string,
  message: string,
  now: Date,
): Promise<void> {
  const last = await notes.read(lastSpace, message, now.toISOString());
  if (last?.value === claimed) return;
  if (last !== undefined) await notes.remove(space, last.value);
  await notes.write(lastSpace, message, claimed, new Date(now.getTime() + lastKept).toISOString());
}
