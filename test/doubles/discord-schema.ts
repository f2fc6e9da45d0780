import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandCreateRequestSchema,
  IncomingWebhookInteractionRequestSchema,
  IncomingWebhookRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
  type Schema,
} from 'discord-api-spec/zod';
import { commandRules } from './discord-command-rules.ts';
import { componentRules } from './discord-component-rules.ts';
import { isJson, items, type Json, lengthOf, objects, seen } from './json.ts';
import { readByType } from './schema-unions.ts';

/**
 * What Discord takes, as far as it can be known without it: the zod schemas made from its official OpenAPI document (npm
 * discord-api-spec), and the rules which that document does not state. The figures are written down here a second time,
 * from the platform's documentation, so that a mistake in the adapter's own table shows.
 */

const messages = [MessageCreateRequestSchema, MessageEditRequestPartialSchema, IncomingWebhookRequestPartialSchema];
readByType([...messages, IncomingWebhookInteractionRequestSchema, ModalInteractionCallbackRequestSchema]);

const componentsFlag = 1 << 15;
const sumOfEmbeds = 6_000;

/** Properties of a value that the schema read past. */
function unknownIn(value: unknown, read: unknown, path: string): string[] {
  if (Array.isArray(value) && Array.isArray(read)) {
    return value.flatMap((each, at) => unknownIn(each, read[at], `${path}[${at}]`));
  }
  if (!isJson(value) || !isJson(read)) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    if (each === undefined) return [];
    return key in read ? unknownIn(each, read[key], `${path}.${key}`) : [`${path}.${key}: unknown property`];
  });
}

function checkedBy(schema: Schema, value: unknown): string[] {
  const result = schema.safeParse(value);
  if (result.success) return unknownIn(value, result.data, 'body');
  return result.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
}

/** Bodies of one kind go to several endpoints: the problems with the one that suits best. */
function fewest(schemas: readonly Schema[], value: unknown): string[] {
  let best: string[] | undefined;
  for (const schema of schemas) {
    const problems = checkedBy(schema, value);
    if (problems.length === 0) return [];
    if (best === undefined || problems.length < best.length) best = problems;
  }
  return best ?? [];
}

function embedRules(embed: Json, at: number): string[] {
  const fields = objects(embed['fields']);
  const own = [embed['title'], embed['description'], isJson(embed['image']) ? 'image' : undefined];
  return [
    ...(fields.length === 0 && !own.some(seen) ? [`embeds[${at}]: nothing to see`] : []),
    ...fields.flatMap((field, index) => [
      ...(seen(field['name']) ? [] : [`embeds[${at}].fields[${index}]: empty name`]),
      ...(seen(field['value']) ? [] : [`embeds[${at}].fields[${index}]: empty value`]),
    ]),
  ];
}

function embedLetters(embed: Json): number {
  const { author, footer } = { author: embed['author'], footer: embed['footer'] };
  return [
    embed['title'],
    embed['description'],
    isJson(author) ? author['name'] : undefined,
    isJson(footer) ? footer['text'] : undefined,
    ...objects(embed['fields']).flatMap((field) => [field['name'], field['value']]),
  ].reduce<number>((sum, text) => sum + lengthOf(text), 0);
}

function mentionRules(mentions: unknown): string[] {
  if (!isJson(mentions)) return ['allowed_mentions: missing'];
  const pinging = ['parse', 'users', 'roles'].filter((key) => items(mentions[key]).length > 0);
  if (!Array.isArray(mentions['parse'])) pinging.push('parse is not []');
  return pinging.map((key) => `allowed_mentions: may ping (${key})`);
}

function attachmentRules(body: Json): string[] {
  const names = new Set(objects(body['attachments']).map((each) => each['filename']));
  const text = JSON.stringify([body['embeds'], body['components']]) ?? '';
  return [...text.matchAll(/attachment:\/\/([^"\\]+)/gu)]
    .filter(([, name]) => !names.has(name))
    .map(([, name]) => `${name}: is pointed to and not attached`);
}

function messageRules(body: Json): string[] {
  const embeds = objects(body['embeds']);
  const sum = embeds.reduce((all, embed) => all + embedLetters(embed), 0);
  const urls = embeds.map((embed) => embed['url']).filter((url) => url !== undefined);
  const isV2 = (Number(body['flags'] ?? 0) & componentsFlag) !== 0;
  const beside = ['content', 'embeds', 'poll', 'sticker_ids'].filter(
    (key) => lengthOf(body[key]) > 0 || items(body[key]).length > 0 || isJson(body[key]),
  );
  return [
    ...(lengthOf(body['content']) > 2_000 ? ['content: more than 2,000'] : []),
    ...(lengthOf(body['content']) > 0 && !seen(body['content']) ? ['content: blank'] : []),
    ...(sum > sumOfEmbeds ? [`embeds: ${sum} letters in all`] : []),
    ...(new Set(urls).size < urls.length ? ['embeds: the same url twice merges them'] : []),
    ...(isV2 ? beside.map((key) => `${key}: beside Components V2`) : []),
    ...(/\\ud[89a-f]/u.test(JSON.stringify(body)) ? ['half a surrogate pair'] : []),
    ...embeds.flatMap(embedRules),
    ...componentRules(objects(body['components']), isV2),
    ...mentionRules(body['allowed_mentions']),
    ...attachmentRules(body),
  ];
}

function isEmpty(body: Json): boolean {
  const lists = ['embeds', 'components', 'attachments', 'sticker_ids'];
  return !seen(body['content']) && lists.every((key) => items(body[key]).length === 0) && !isJson(body['poll']);
}

/** Problems with a message: created, sent as a follow-up, or edited (`edits`, which may leave everything out). */
export function checkMessage(body: unknown, edits = false): string[] {
  if (!isJson(body)) return ['body: is no object'];
  return [
    ...fewest(messages, body),
    ...messageRules(body),
    ...(!edits && isEmpty(body) ? ['body: an empty message'] : []),
  ];
}

/** Problems with one command definition. */
export function checkCommand(body: unknown): string[] {
  if (!isJson(body)) return ['body: is no object'];
  // The documentation has permissions as a string of digits, the OpenAPI document as a number; both are taken.
  const permissions = body['default_member_permissions'];
  const digits = typeof permissions === 'string' && /^\d+$/u.test(permissions);
  const asNumber = digits ? { ...body, default_member_permissions: Number(permissions) } : body;
  return [...checkedBy(ApplicationCommandCreateRequestSchema, asNumber), ...commandRules(body)];
}

function choiceRules(data: Json): string[] {
  return objects(data['choices']).flatMap(({ name, value }, at) => [
    ...(seen(name) ? [] : [`choices[${at}]: blank name`]),
    ...(typeof value === 'string' && value.length > 100 ? [`choices[${at}]: value of more than 100`] : []),
  ]);
}

function modalRules(data: Json): string[] {
  const inputs = objects(data['components']).flatMap((each) => [
    ...objects(each['components']),
    ...(isJson(each['component']) ? [each['component']] : []),
  ]);
  const ids = inputs.map((each) => each['custom_id']);
  return [
    ...(lengthOf(data['title']) > 45 || !seen(data['title']) ? ['title: 1 to 45 letters'] : []),
    ...(new Set(ids).size < ids.length ? ['custom_id: twice in a modal'] : []),
    ...(objects(data['components']).length > 5 ? ['components: more than five'] : []),
  ];
}

/** Problems with the first answer to an interaction: a message, a deferral, an update, choices or a modal. */
export function checkCallback(body: unknown): string[] {
  if (!isJson(body)) return ['body: is no object'];
  const data = isJson(body['data']) ? body['data'] : {};
  switch (body['type']) {
    case 1:
    case 6:
      return [];
    case 4:
    case 7: {
      const own = checkedBy(IncomingWebhookInteractionRequestSchema, data);
      return [
        ...own,
        ...messageRules(data),
        ...(body['type'] === 4 && isEmpty(data) ? ['data: an empty message'] : []),
      ];
    }
    case 5:
      return checkedBy(IncomingWebhookInteractionRequestSchema, data);
    case 8:
      return [...checkedBy(ApplicationCommandAutocompleteCallbackRequestSchema, body), ...choiceRules(data)];
    case 9:
      return [...checkedBy(ModalInteractionCallbackRequestSchema, body), ...modalRules(data)];
    default:
      return [`type: ${String(body['type'])} is no answer`];
  }
}
