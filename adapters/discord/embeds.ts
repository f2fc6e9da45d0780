import type { APIEmbed, APIEmbedField } from 'discord.js';
import type { Tone } from '../../commands/reply.ts';
import { visible } from './escape.ts';
import { type Part, splitSpans, type Tray, written } from './fit.ts';
import { limits } from './limits.ts';
import { markdown } from './spans.ts';

const { embed: most } = limits;
/** One embed is kept free for what is said about the rest. */
const mostEmbeds = most.count - 1;

/** The bar's colour; the word stands beside it in the kicker. What has no classification has no colour. */
export const colours: Readonly<Partial<Record<Tone, number>>> = {
  unclassified: 0x2e7d32,
  limited: 0x7b1fa2,
  confidential: 0x1565c0,
  secret: 0xc62828,
  'top-secret': 0xef6c00,
  article: 0x8e8e8e,
};

/** Values of at most so many letters stand beside each other. */
const shortValue = 60;
const length = (text: string) => text.length;

interface Draft {
  description: string;
  readonly fields: APIEmbedField[];
}

/** The embeds of one message, being filled. */
export interface CardTray extends Tray {
  embeds(): readonly APIEmbed[];
}

/** An empty card, `spent` units of the sum used elsewhere: an embed takes text until it is full or facts stand in it, then the next one begins. */
export function cardTray(spent: number): CardTray {
  const drafts: Draft[] = [{ description: '', fields: [] }];
  let left = most.sum - spent;
  const current = (): Draft => drafts[drafts.length - 1] as Draft;
  const full = () => drafts.length >= mostEmbeds;
  const glueOf = (part: Part, { description }: Draft) =>
    description === '' || part.kind === 'field' ? '' : part.kind === 'line' && part.gap ? '\n\n' : '\n';
  const fresh = (): Draft => {
    const draft = { description: '', fields: [] };
    drafts.push(draft);
    return draft;
  };
  const nameOf = (name: string) => {
    const [first, rest] = splitSpans([{ text: visible(name) }], most.fieldName - 1, length);
    return markdown(first) + (rest.length > 0 ? '…' : '');
  };
  return {
    room(part) {
      if (part.kind === 'field') {
        return current().fields.length >= most.fields && full()
          ? 0
          : Math.min(most.fieldValue, left - nameOf(part.name).length);
      }
      const here = current();
      if (full() && here.fields.length > 0) return 0;
      return Math.min(full() ? most.description - here.description.length - 2 : most.description, left - 2);
    },
    put(part) {
      const text = written(part);
      let draft = current();
      if (part.kind === 'field') {
        if (draft.fields.length >= most.fields) draft = fresh();
        const name = nameOf(part.name);
        draft.fields.push({ name, value: text, inline: text.length <= shortValue });
        left -= name.length + text.length;
        return;
      }
      const glue = glueOf(part, draft);
      const tooLong = draft.description.length + glue.length + text.length > most.description;
      if (draft.fields.length > 0 || tooLong) {
        draft = fresh();
        draft.description = text;
        left -= text.length;
      } else {
        draft.description += glue + text;
        left -= glue.length + text.length;
      }
    },
    embeds: () =>
      drafts
        .filter(({ description, fields }) => description !== '' || fields.length > 0)
        .map(({ description, fields }) => ({
          ...(description === '' ? {} : { description }),
          ...(fields.length === 0 ? {} : { fields }),
        })),
  };
}

/** What stands at the first embed's head and at the last one's foot; empty texts are left out. */
interface Around {
  readonly author: string;
  readonly title: string;
  readonly footer: string;
}

/** Embeds of one message with their head and foot, and the attached picture in the last. */
export function framed(
  embeds: readonly APIEmbed[],
  { author, title, footer }: Around,
  colour: number | undefined,
  image?: string,
): readonly APIEmbed[] {
  const bar = colour === undefined ? {} : { color: colour };
  const own: readonly APIEmbed[] = embeds.length > 0 ? embeds : [title === '' ? { description: '(blank)' } : {}];
  return own.map((each, at) => ({
    ...bar,
    ...(at === 0 && author !== '' ? { author: { name: author } } : {}),
    ...(at === 0 && title !== '' ? { title } : {}),
    ...each,
    ...(at === own.length - 1 && image !== undefined ? { image: { url: `attachment://${image}` } } : {}),
    ...(at === own.length - 1 && footer !== '' ? { footer: { text: footer } } : {}),
  }));
}
