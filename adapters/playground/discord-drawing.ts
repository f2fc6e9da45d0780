import { createElement as h, type ReactNode } from 'react';
import { button, clock, file, htmlOf, linkButton, menu } from './controls.ts';
import { markdown } from './discord-markdown.ts';
import type { PayloadFile, Shelf } from './shelf.ts';

/** Of a component (docs.discord.com/developers/components/reference), what messages of ours have. */
interface Component {
  readonly type: number;
  readonly components?: readonly Component[];
  readonly accessory?: Component;
  readonly content?: string;
  readonly custom_id?: string;
  readonly label?: string;
  readonly url?: string;
  readonly style?: number;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
  readonly items?: readonly { readonly media: { readonly url: string }; readonly description?: string | null }[];
  readonly file?: { readonly url: string };
  readonly accent_color?: number | null;
  readonly divider?: boolean;
}

/** Of an embed, the same. */
interface Embed {
  readonly color?: number;
  readonly author?: { readonly name: string };
  readonly title?: string;
  readonly description?: string;
  readonly fields?: readonly { readonly name: string; readonly value: string; readonly inline?: boolean }[];
  readonly image?: { readonly url: string };
  readonly footer?: { readonly text: string };
}

/** A message as the API takes it, with the files that go beside it. */
export interface DiscordPayload {
  readonly content?: string;
  readonly embeds?: readonly Embed[];
  readonly components?: readonly Component[];
  readonly flags?: number;
  readonly files?: readonly PayloadFile[];
}

const ephemeral = 1 << 6;
const kinds = { row: 1, button: 2, select: 3, section: 9, text: 10, gallery: 12, file: 13, line: 14, container: 17 };
const danger = 4;

/** The files that a message's addresses (`attachment://NAME`) name. */
type Files = (address: string) => PayloadFile | undefined;

function colour(value: number | null | undefined): string | undefined {
  return value === undefined || value === null ? undefined : `#${value.toString(16).padStart(6, '0').slice(-6)}`;
}

function controlOf(component: Component, key: number): ReactNode {
  const {
    type,
    custom_id: id = '',
    label = '',
    url,
    style,
    disabled,
    placeholder = 'Choose',
    options = [],
  } = component;
  if (type === kinds.select) return menu({ id, label: placeholder, options }, key);
  if (url !== undefined) return linkButton(url, label, key);
  return button({ id, label, danger: style === danger, off: disabled === true }, key);
}

function fileOf(url: string, files: Files, shelf: Shelf, key: number, description?: string | null): ReactNode {
  const found = files(url);
  if (found === undefined) return h('p', { key }, url);
  return file(description == null ? found : { ...found, alternative: description }, shelf, key);
}

/** Components of every kind, those of Components V2 in our own HTML: the package that draws embeds knows none of them. */
function drawn(component: Component, files: Files, shelf: Shelf, key: number): ReactNode {
  const { type, components = [], accessory, content = '', items = [], divider } = component;
  const within = () => components.map((each, at) => drawn(each, files, shelf, at));
  if (type === kinds.row) return h('div', { key, className: 'row' }, components.map(controlOf));
  if (type === kinds.text) return h('div', { key, className: 'text' }, markdown(content));
  if (type === kinds.section) {
    const beside = accessory === undefined ? [] : [controlOf(accessory, 0)];
    return h('div', { key, className: 'section' }, h('div', null, within()), ...beside);
  }
  if (type === kinds.gallery) {
    const shown = items.map(({ media, description }, at) => fileOf(media.url, files, shelf, at, description));
    return h('div', { key, className: 'gallery' }, shown);
  }
  if (type === kinds.file) return fileOf(component.file?.url ?? '', files, shelf, key);
  if (type === kinds.line) return h('div', { key, className: divider === false ? 'gap' : 'gap line' });
  if (type === kinds.container) {
    const edge = colour(component.accent_color);
    return h('div', { key, className: 'container', ...(edge === undefined ? {} : { 'data-edge': edge }) }, within());
  }
  return controlOf(component, key);
}

/**
 * An embed. Its words stand in the elements, never in their attributes: there the package takes long numbers for emoji
 * that Discord serves.
 */
function embedOf(embed: Embed, files: Files, shelf: Shelf, key: number): ReactNode {
  const { color, author, title, description = '', fields = [], image, footer } = embed;
  const edge = colour(color);
  const picture = image === undefined ? [] : [fileOf(image.url, files, shelf, 1)];
  const fieldNodes = fields.map(({ name, value }, at) =>
    h('discord-embed-field', { key: at }, h('div', { className: 'name' }, markdown(name)), markdown(value)),
  );
  return h(
    'discord-embed',
    { key, slot: 'embeds', ...(edge === undefined ? {} : { 'data-edge': edge }) },
    h(
      'discord-embed-description',
      { slot: 'description' },
      author !== undefined && h('div', { className: 'author' }, author.name),
      title !== undefined && h('div', { className: 'title' }, markdown(title)),
      markdown(description),
      picture,
    ),
    fields.length > 0 && h('discord-embed-fields', { slot: 'fields' }, fieldNodes),
    footer !== undefined && h('discord-embed-footer', { slot: 'footer' }, footer.text),
  );
}

/** Files that nothing in a message points at stand below its text. */
function unnamed({ embeds = [], files = [] }: DiscordPayload): readonly PayloadFile[] {
  const named = new Set(embeds.map(({ image }) => image?.url));
  return files.filter(({ name }) => !named.has(`attachment://${name}`));
}

function messageOf(payload: DiscordPayload, at: Date, shelf: Shelf, key: number): ReactNode {
  const { content = '', embeds = [], components = [], flags = 0, files = [] } = payload;
  const named: Files = (address) => files.find(({ name }) => address === `attachment://${name}`);
  const v2 = components.some(({ type }) => type !== kinds.row);
  const [inText, below] = v2 ? [components, []] : [[], components];
  const beside = v2 ? [] : unnamed(payload);
  const alone = (flags & ephemeral) !== 0;
  return h(
    'discord-message',
    {
      key,
      author: 'Reftel',
      bot: true,
      avatar: '/icon.svg',
      timestamp: `Today at ${clock(at)}`,
      ...(alone ? { 'data-alone': '' } : {}),
    },
    markdown(content),
    inText.map((each, place) => drawn(each, named, shelf, place)),
    beside.length > 0 &&
      h(
        'div',
        { slot: 'attachments', className: 'files' },
        beside.map((each, n) => file(each, shelf, n)),
      ),
    embeds.map((embed, place) => embedOf(embed, named, shelf, place)),
    below.length > 0 &&
      h(
        'div',
        { slot: 'components' },
        below.map((each, n) => drawn(each, named, shelf, n)),
      ),
    alone && h('div', { slot: 'components', className: 'small' }, 'Only you can see this'),
  );
}

/** Messages as Discord would show them, as HTML: all that stands in a payload is text in it. */
export function discordHtml(payload: readonly DiscordPayload[], at: Date, shelf: Shelf): string {
  const messages = payload.map((each, place) => messageOf(each, at, shelf, place));
  return htmlOf(h('discord-messages', null, messages));
}
