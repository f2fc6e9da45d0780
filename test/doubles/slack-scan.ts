/**
 * Finds what Slack would make live in a message: mentions, links, pings, emoji, markup; and characters that hide or
 * reorder text. Written from docs.slack.dev/messaging/formatting-message-text, without a look at the adapter's escaping.
 */

type Json = Readonly<Record<string, unknown>>;

/** Elements of rich text that do something; `text` is literal, and a `date` only shows a time unless it has an address. */
const lively = new Set(['link', 'user', 'usergroup', 'channel', 'team', 'broadcast', 'emoji', 'color']);
/** Objects that load or open something. */
const addresses = ['url', 'image_url', 'thumb_url', 'video_url', 'title_url', 'slack_file'];

/** Code points that hide or reorder text, from the Unicode chart of format characters and default ignorables: first to last. */
const hiddenRanges: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x09],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xfe00, 0xfe0e],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xe0000, 0xe0fff],
];
const point = (code: number) => `\\u{${code.toString(16)}}`;
const hiddenForm = new RegExp(
  `[${hiddenRanges.map(([first, last]) => `${point(first)}-${point(last)}`).join('')}]`,
  'u',
);
/** Joiners where no script needs them. */
const strayJoiner = /(?:^|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\p{P}\p{Z}])[\u200c\u200d]/u;

/** What Slack reads in text with markup, after its own unescaping of nothing: `<…>` and addresses it finds itself. */
const live: Readonly<Record<string, RegExp>> = {
  'an unescaped bracket': /[<>]/u,
  'an unescaped ampersand': /&(?!(?:amp|lt|gt);)/u,
  'an address': /[a-z0-9+.-]:\/\//iu,
  'a mail address': /(?:\bmailto:\S|\w@[\w-]+\.[a-z]{2,})/iu,
  'a domain':
    /[\p{L}\p{N}-]\.(?:com|org|net|edu|gov|mil|io|co|uk|de|ru|by|info|me|tv|app|dev|xyz|рф)(?![\p{L}\p{N}])/iu,
};

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is live in a text that Slack reads for markup. */
export function liveIn(markup: string): readonly string[] {
  return Object.entries(live).flatMap(([what, form]) =>
    form.test(markup) ? [`${what}: ${form.exec(markup)?.[0]}`] : [],
  );
}

function hiddenIn(text: string): readonly string[] {
  const found = hiddenForm.exec(text)?.[0].codePointAt(0);
  return [
    ...(found === undefined ? [] : [`hidden U+${found.toString(16)} in ${text.slice(0, 40)}`]),
    ...(strayJoiner.test(text) ? [`a stray joiner in ${text.slice(0, 40)}`] : []),
  ];
}

function inObject(value: Json): readonly string[] {
  const { type, text, emoji, verbatim } = value;
  const found: string[] = [];
  if (typeof type === 'string' && lively.has(type)) found.push(`a live element: ${type}`);
  if (type === 'plain_text' && emoji !== false) found.push('plain text that makes emoji');
  if (type === 'markdown') found.push('a markdown block');
  if (type === 'mrkdwn' && typeof text === 'string')
    found.push(...(verbatim === true ? [] : ['not verbatim']), ...liveIn(text));
  for (const name of addresses) if (value[name] !== undefined) found.push(`an address in ${name}`);
  return found;
}

function walk(value: unknown): readonly string[] {
  if (typeof value === 'string') return hiddenIn(value);
  if (Array.isArray(value)) return value.flatMap(walk);
  return isJson(value) ? [...inObject(value), ...Object.values(value).flatMap(walk)] : [];
}

/** Everything live or hidden in a message body; none in one that is only words. */
export function scanMessage(body: unknown): readonly string[] {
  if (!isJson(body)) return ['no body'];
  const { text, link_names: names, parse, unfurl_links: links, unfurl_media: media } = body;
  return [
    ...(typeof text === 'string' ? liveIn(text) : ['no fallback']),
    ...(names === undefined && parse === undefined ? [] : ['names or parse']),
    ...(links === false && media === false ? [] : ['unfurls']),
    ...walk(body),
  ];
}
