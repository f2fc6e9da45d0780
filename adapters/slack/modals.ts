import { setTimeout as pause } from 'node:timers/promises';
import type { types } from '@slack/bolt';
import type { Command } from '../../commands/command.ts';
import { accepts, type Option, offeredOptions } from '../../commands/options.ts';
import { contextOf } from './answering.ts';
import { visible } from './escape.ts';
import { shortened } from './fit.ts';
import type { Reach } from './reach.ts';
import type { Service } from './settings.ts';

/** Milliseconds; Slack waits for three seconds. */
const longestSuggestion = 2_300;

/** Of the modal that asks for a command's options. */
export const askingModal = 'reftel-ask';

/** What a modal remembers: the command, and where its answer goes. */
export interface ModalMemory {
  readonly command: string;
  readonly channel?: string;
  readonly direct?: boolean;
  readonly thread?: string;
  readonly responseUrl?: string;
}

/** Slack's limits of what a modal is made of (docs.slack.dev/reference/block-kit/block-elements, …/views/modal-views). */
const most = {
  title: 24,
  option: 75,
  value: 150,
  choices: 100,
  placeholder: 150,
  typed: 1_000,
  lines: 3_000,
  files: 10,
  metadata: 3_000,
} as const;

function plain(text: string, longest: number): types.PlainTextElement {
  return { type: 'plain_text', text: shortened(visible(text), longest), emoji: false };
}

/** A choice always shows something: Slack takes none without words. */
function choice(text: string, value: string): types.PlainTextOption {
  const shown = plain(text, most.option);
  return { text: shown.text === '' ? plain('(blank)', most.option) : shown, value };
}

/** The id of a select whose choices are asked for while somebody types: it names command and option. */
export function suggestionId(command: string, option: string): string {
  return `complete:${command}:${option}`;
}

/** Reads such an id back. */
export function readSuggestionId(id: string): { readonly command: string; readonly option: string } | undefined {
  const [, command, option] = /^complete:([^:]{1,32}):([^:]{1,32})$/u.exec(id) ?? [];
  return command === undefined || option === undefined ? undefined : { command, option };
}

/** Whether a command has anything to suggest for an option. */
async function suggests(command: Command, { name, kind }: Option, reach: Reach, service: Service): Promise<boolean> {
  const completer = kind === 'text' ? command.complete?.[name] : undefined;
  return completer !== undefined && (await completer('', contextOf(service, 'private', reach))).length > 0;
}

type Element = types.InputBlock['element'];

/** What each kind of option is filled in with: a new kind is its line here. */
const elements: Readonly<Record<Option['kind'], (option: Option) => Element>> = {
  text: ({ name, lines }) => ({
    type: 'plain_text_input',
    action_id: name,
    max_length: lines === true ? most.lines : most.typed,
    ...(lines === true ? { multiline: true } : {}),
  }),
  file: ({ name, files = 1 }) => ({ type: 'file_input', action_id: name, max_files: Math.min(files, most.files) }),
  integer: ({ name, least, most: highest }) => ({
    type: 'number_input',
    action_id: name,
    is_decimal_allowed: false,
    ...(least === undefined ? {} : { min_value: String(least) }),
    ...(highest === undefined ? {} : { max_value: String(highest) }),
  }),
  boolean: ({ name, description }) => ({
    type: 'checkboxes',
    action_id: name,
    options: [choice(description, 'true')],
  }),
  choice: ({ name, choices }) => ({
    type: 'static_select',
    action_id: name,
    options: choices.slice(0, most.choices).map((each) => choice(each, each)),
  }),
};

/** Choices that are asked for while somebody types. */
function suggesting(command: Command, { name, description }: Option): Element {
  return {
    type: 'external_select',
    action_id: suggestionId(command.name, name),
    min_query_length: 0,
    placeholder: plain(description, most.placeholder),
  };
}

/** One field of a modal for each option, in order. */
async function inputs(command: Command, reach: Reach, service: Service): Promise<types.InputBlock[]> {
  const fields = offeredOptions(command).map(async (option): Promise<types.InputBlock> => {
    const suggested = await suggests(command, option, reach, service);
    const silent = suggested || option.kind === 'boolean' || option.description === '';
    const hint = silent ? {} : { hint: plain(option.description, most.placeholder) };
    return {
      type: 'input',
      block_id: option.name,
      optional: !option.required,
      label: plain(option.name, most.placeholder),
      element: suggested ? suggesting(command, option) : elements[option.kind](option),
      ...hint,
    };
  });
  return Promise.all(fields);
}

/** The modal that asks for what a command needs. A memory too long for Slack is left without its response URL. */
export async function modalOf(
  command: Command,
  memory: ModalMemory,
  reach: Reach,
  service: Service,
): Promise<types.ModalView> {
  const whole = JSON.stringify(memory);
  const { responseUrl: _, ...shorter } = memory;
  return {
    type: 'modal',
    callback_id: askingModal,
    title: plain(`/${command.name}`, most.title),
    submit: plain('Ask', most.title),
    close: plain('Cancel', most.title),
    private_metadata: whole.length <= most.metadata ? whole : JSON.stringify(shorter),
    blocks: [{ type: 'section', text: plain(command.summary, 3_000) }, ...(await inputs(command, reach, service))],
  };
}

/** What is there within the three seconds that Slack waits for choices; undefined when it is not. */
async function inTime<Result>(work: Promise<Result> | undefined): Promise<Result | undefined> {
  const over = new AbortController();
  const late = pause(longestSuggestion, undefined, { signal: over.signal, ref: false }).catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}

/** Choices for what is typed in a select: what the command suggests, and the words themselves, since anything may be asked. */
export async function suggestionsFor(
  command: Command,
  option: string,
  typed: string,
  reach: Reach,
  service: Service,
): Promise<types.PlainTextOption[]> {
  const prefix = typed.slice(0, most.typed);
  const found = (await inTime(command.complete?.[option]?.(prefix, contextOf(service, 'private', reach)))) ?? [];
  const usable = found.filter(({ value }) => value.length > 0 && value.length <= most.value).slice(0, most.choices - 1);
  const own = prefix.trim().slice(0, most.value);
  const known = own === '' || usable.some(({ value, label }) => value === own || label === own);
  return [
    ...usable.map(({ label, value }) => choice(label === '' ? value : label, value)),
    ...(known ? [] : [choice(`As typed: ${own}`, own)]),
  ];
}

/** A field as Slack hands it over. */
export interface FieldState {
  readonly type: string;
  readonly value?: string | null | undefined;
  readonly selected_option?: { readonly value?: string } | null | undefined;
  readonly selected_options?: readonly unknown[] | null | undefined;
  readonly files?: readonly { readonly id?: string }[] | null | undefined;
}

function filledIn(state: FieldState): string | undefined {
  if (state.type === 'checkboxes') return (state.selected_options ?? []).length > 0 ? 'true' : undefined;
  if (state.type === 'file_input') {
    const ids = (state.files ?? []).flatMap(({ id }) => id ?? []);
    return ids.length > 0 ? ids.join('\n') : undefined;
  }
  const value = state.selected_option?.value ?? state.value ?? '';
  return value.trim() === '' ? undefined : value;
}

/** What was filled in, by option, and what is wrong with it, by field. */
export function readModal(
  command: Command,
  values: Readonly<Record<string, Readonly<Record<string, FieldState>>>>,
): { readonly given: Readonly<Record<string, string>>; readonly problems: Readonly<Record<string, string>> } {
  const given: Record<string, string> = {};
  const problems: Record<string, string> = {};
  for (const option of offeredOptions(command)) {
    const [state] = Object.values(values[option.name] ?? {});
    const value = state === undefined ? undefined : filledIn(state);
    if (value === undefined) {
      if (option.required) problems[option.name] = `${option.name} is missing: ${option.description}`;
    } else if (accepts(command, option, value)) given[option.name] = value;
    else problems[option.name] = `This will not do: ${option.description}`;
  }
  const offered = offeredOptions(command).map(({ name }) => name);
  const needsOneOf = (command.needsOneOf ?? []).filter((name) => offered.includes(name));
  const [first] = needsOneOf;
  if (first !== undefined && needsOneOf.every((name) => given[name] === undefined))
    problems[first] = `One of these is needed: ${needsOneOf.join(', ')}`;
  return { given, problems };
}
