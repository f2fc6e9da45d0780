import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';

/**
 * Says what Slack would refuse. Shapes: a JSON Schema made from the types of `@slack/types` (which others wrote) by
 * ts-json-schema-generator, kept in fixtures/slack and compared with a fresh one by a test. Lengths and counts: written
 * from Slack's documentation of Block Kit, without a look at the adapter's own table.
 */

type Json = Readonly<Record<string, unknown>>;
interface Definition {
  readonly properties?: { readonly type?: { readonly const?: string } };
  readonly anyOf?: readonly Definition[];
  readonly $ref?: string;
}
interface Schema {
  readonly definitions: Readonly<Record<string, Definition>>;
}

const schemaFile = new URL('../fixtures/slack/block-kit.schema.json', import.meta.url);
const messageKeys = new Set(
  (
    'token channel user text blocks attachments ts thread_ts reply_broadcast metadata unfurl_links unfurl_media mrkdwn ' +
    'parse link_names response_type replace_original delete_original username icon_url icon_emoji'
  ).split(' '),
);

let validators: ((type: string) => ValidateFunction | undefined) | undefined;

/** A validator for each type of block and view, compiled once a process when the first of its type comes. */
function validatorsByType(): (type: string) => ValidateFunction | undefined {
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as Schema;
  const ajv = new Ajv({ strict: false }).addSchema(schema, 'slack');
  const places = new Map<string, string>();
  const { KnownBlock, View } = schema.definitions;
  for (const { $ref = '' } of [...(KnownBlock?.anyOf ?? []), ...(View?.anyOf ?? [])]) {
    const definition = schema.definitions[$ref.replace('#/definitions/', '')];
    const type = (definition?.anyOf?.[0] ?? definition)?.properties?.type?.const;
    if (type !== undefined) places.set(type, `slack${$ref}`);
  }
  return (type) => {
    const place = places.get(type);
    return place === undefined ? undefined : (ajv.getSchema(place) as ValidateFunction | undefined);
  };
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

function told({ instancePath, message = '', params }: ErrorObject): string {
  return `${instancePath} ${message} ${JSON.stringify(params)}`;
}

function shapeProblems(value: Json, place: string): readonly string[] {
  const type = String(value['type']);
  validators ??= validatorsByType();
  const validate = validators(type);
  if (validate === undefined) return [`${place}: no block or view is of the type ${type}`];
  return validate(value) ? [] : (validate.errors ?? []).slice(-3).map((error) => `${place} (${type}): ${told(error)}`);
}

type Complain = (problem: string) => void;

/** At least one letter, at most `most`: for texts, labels, values. */
function sized(value: unknown, most: number, what: string, complain: Complain): void {
  const text = isJson(value) ? value['text'] : value;
  if (text === undefined) return;
  const length = typeof text === 'string' ? text.length : 0;
  if (length < 1 || (typeof text === 'string' && text.trim() === '')) complain(`${what} is empty`);
  if (length > most) complain(`${what} has ${length} characters, at most ${most}`);
}

function counted(value: unknown, least: number, most: number, what: string, complain: Complain): void {
  if (value === undefined) return;
  const count = Array.isArray(value) ? value.length : 0;
  if (count < least || count > most) complain(`${what}: ${count}, should be ${least} to ${most}`);
}

const mostOptions: Readonly<Record<string, number>> = { overflow: 5, radio_buttons: 10, checkboxes: 10 };

function checkOptions(element: Json, complain: Complain): void {
  const type = String(element['type']);
  const options = [
    ...list(element['options']),
    ...list(element['option_groups']).flatMap((each) => list(each['options'])),
  ];
  if (element['options'] !== undefined)
    counted(element['options'], 1, mostOptions[type] ?? 100, `options of ${type}`, complain);
  counted(element['option_groups'], 1, 100, 'option groups', complain);
  for (const option of options) {
    sized(option['text'], 75, 'option text', complain);
    sized(option['value'] ?? '', 150, 'option value', complain);
    sized(option['description'], 75, 'option description', complain);
  }
  const values = options.map((option) => option['value']);
  if (new Set(values).size !== values.length) complain(`${type} has a value twice`);
}

function checkObject(value: Json, complain: Complain): void {
  switch (value['type']) {
    case 'plain_text':
    case 'mrkdwn':
      sized(value['text'] ?? '', 3_000, 'text object', complain);
      if (value['type'] === 'mrkdwn' && value['verbatim'] !== true) complain('mrkdwn without verbatim: true');
      break;
    case 'section':
      sized(value['text'], 3_000, 'section', complain);
      counted(value['fields'], 1, 10, 'fields of a section', complain);
      for (const field of list(value['fields'])) sized(field, 2_000, 'field of a section', complain);
      if (value['text'] === undefined && value['fields'] === undefined) complain('section without text and fields');
      break;
    case 'header':
      sized(value['text'], 150, 'header', complain);
      break;
    case 'context':
      counted(value['elements'], 1, 10, 'elements of a context', complain);
      break;
    case 'actions':
      counted(value['elements'], 1, 25, 'elements of actions', complain);
      break;
    case 'button':
      sized(value['text'], 75, 'button', complain);
      sized(value['value'], 2_000, 'value of a button', complain);
      sized(value['url'], 3_000, 'address of a button', complain);
      sized(value['accessibility_label'], 75, 'label of a button', complain);
      break;
    case 'image':
      sized(value['alt_text'], 2_000, 'alternative text', complain);
      sized(value['image_url'], 3_000, 'address of an image', complain);
      break;
    case 'markdown':
      sized(value['text'], 12_000, 'markdown', complain);
      break;
    case 'table':
      counted(value['rows'], 1, 100, 'rows of a table', complain);
      for (const row of Array.isArray(value['rows']) ? value['rows'] : [])
        counted(row, 1, 20, 'columns of a table', complain);
      if (textLength(value) > 10_000) complain('table of more than 10,000 characters');
      break;
    case 'input':
      sized(value['label'], 2_000, 'label of an input', complain);
      sized(value['hint'], 2_000, 'hint of an input', complain);
      break;
    case 'text':
      if (value['text'] === '') complain('text element without text');
      break;
    case 'rich_text':
    case 'rich_text_section':
    case 'rich_text_quote':
    case 'rich_text_preformatted':
    case 'rich_text_list':
      counted(value['elements'], 1, 1_000, `elements of ${value['type']}`, complain);
      break;
  }
  sized(value['placeholder'], 150, 'placeholder', complain);
  for (const id of ['action_id', 'block_id', 'callback_id']) sized(value[id], 255, id, complain);
  checkOptions(value, complain);
  if (isJson(value['confirm'])) {
    sized(value['confirm']['title'], 100, 'title of a confirmation', complain);
    sized(value['confirm']['text'], 300, 'text of a confirmation', complain);
    for (const name of ['confirm', 'deny']) sized(value['confirm'][name], 30, `${name} of a confirmation`, complain);
  }
}

/** All objects within a value, each before those it holds. */
function objectsIn(value: unknown, found: Json[] = []): readonly Json[] {
  if (Array.isArray(value)) for (const each of value) objectsIn(each, found);
  else if (isJson(value)) {
    found.push(value);
    for (const each of Object.values(value)) if (typeof each === 'object') objectsIn(each, found);
  }
  return found;
}

function textLength(value: unknown): number {
  return objectsIn(value).reduce((sum, { text }) => sum + (typeof text === 'string' ? text.length : 0), 0);
}

function checkBlocks(blocks: readonly unknown[], most: number, complain: Complain): void {
  if (blocks.length > most) complain(`${blocks.length} blocks, at most ${most}`);
  for (const [at, block] of blocks.entries()) {
    if (!isJson(block)) complain(`blocks[${at}] is no object`);
    else for (const problem of shapeProblems(block, `blocks[${at}]`)) complain(problem);
  }
  const objects = objectsIn(blocks);
  for (const object of objects) checkObject(object, complain);
  for (const id of ['action_id', 'block_id']) {
    const ids = objects.flatMap((object) => (object[id] === undefined ? [] : [object[id]]));
    if (new Set(ids).size !== ids.length) complain(`${id} twice`);
  }
  if (objects.filter(({ type }) => type === 'table').length > 1) complain('more than one table');
  const strings = objects.flatMap((object) => Object.values(object).filter((each) => typeof each === 'string'));
  if (strings.some((each) => /\p{Cs}/u.test(each))) complain('half of a surrogate pair');
}

function parsedBlocks(value: unknown): readonly unknown[] | undefined {
  const blocks: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  return Array.isArray(blocks) ? blocks : undefined;
}

/** What goes with a message unseen: a type and flat values (docs.slack.dev/messaging/message-metadata). */
function checkMetadata(metadata: unknown, complain: Complain): void {
  const { event_type: type, event_payload: payload, ...more } = isJson(metadata) ? metadata : {};
  if (typeof type !== 'string' || !/^[a-z][a-z0-9_]*$/u.test(type)) complain('metadata without a type');
  if (!isJson(payload) || Object.values(payload).some((each) => !['string', 'number', 'boolean'].includes(typeof each)))
    complain('metadata without a flat payload');
  for (const key of Object.keys(more)) complain(`unknown property ${key} of metadata`);
}

/** Problems of a message body (`chat.postMessage`, `chat.update`, a response URL); none for one that Slack takes. */
export function checkMessage(body: unknown): readonly string[] {
  if (!isJson(body)) return ['the body is no object'];
  const problems: string[] = [];
  const complain: Complain = (problem) => void problems.push(problem);
  for (const key of Object.keys(body)) if (!messageKeys.has(key)) complain(`unknown property ${key}`);
  if (body['parse'] === 'full') complain('parse: full');
  if (body['link_names'] !== undefined && body['link_names'] !== false) complain('link_names');
  if (body['delete_original'] === true) return problems;
  if (body['metadata'] !== undefined) checkMetadata(body['metadata'], complain);
  const { text } = body;
  if (typeof text !== 'string' || text.trim() === '') complain('no fallback text');
  else if (text.length >= 4_000) complain(`fallback text of ${text.length} characters`);
  if (typeof text === 'string' && /\p{Cs}/u.test(text)) complain('half of a surrogate pair in the fallback text');
  if (body['blocks'] !== undefined) {
    const blocks = parsedBlocks(body['blocks']);
    if (blocks === undefined) complain('blocks are no list');
    else {
      checkBlocks(blocks, 50, complain);
      const letters = textLength(blocks);
      if (letters > 12_000) complain(`${letters} characters of block text, at most 12,000`);
    }
  }
  return problems;
}

/** Problems of a modal or a home tab; none for one that Slack takes. */
export function checkView(view: unknown): readonly string[] {
  if (!isJson(view)) return ['the view is no object'];
  const problems: string[] = [];
  const complain: Complain = (problem) => void problems.push(problem);
  for (const problem of shapeProblems({ ...view, blocks: [] }, 'view')) complain(problem);
  for (const name of ['title', 'submit', 'close']) sized(view[name], 24, `${name} of the view`, complain);
  sized(view['callback_id'], 255, 'callback_id', complain);
  if (typeof view['private_metadata'] === 'string' && view['private_metadata'].length > 3_000)
    complain('private_metadata over 3,000');
  const blocks = parsedBlocks(view['blocks']) ?? [];
  checkBlocks(blocks, 100, complain);
  const inputs = list(blocks).some(({ type }) => type === 'input');
  if (view['type'] === 'modal' && inputs && view['submit'] === undefined) complain('inputs without a submit button');
  return problems;
}
