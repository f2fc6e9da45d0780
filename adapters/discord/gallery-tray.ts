import type { APIButtonComponentWithCustomId, APIComponentInContainer, APITextDisplayComponent } from 'discord.js';
import { type Measure, type Tray, written } from './fit.ts';
import { limits } from './limits.ts';

const { v2 } = limits;
/** Bytes that text may take where every component were a text display. */
const bytes = v2.bytes - v2.components * v2.bytesOfDisplay;
/** A section, its text, its button, and the text display that goes on after it. */
const placesOfSection = 4;

/** Letters or, where they take many bytes, the share of the byte budget that they take, on the same scale. */
export const weight: Measure = (text) =>
  Math.max(text.length, Math.ceil((Buffer.byteLength(text, 'utf8') * v2.text) / bytes));

/** Sections that a message has room for beside so many other components: its container and one text display are always there. */
export function sectionsBeside(reserved: number): number {
  return Math.max(0, Math.floor((v2.components - reserved - 2) / placesOfSection));
}

export function textDisplay(content: string): APITextDisplayComponent {
  return { type: 10, content };
}

/** Gives the button that opens a document, once; none when there is no such action. */
export type Opener = (document: string) => APIButtonComponentWithCustomId | undefined;

/** The container of one message, being filled. */
export interface GalleryTray extends Tray {
  components(): readonly APIComponentInContainer[];
}

/** An empty container that takes lines until the text of a message is used up, `spent` units of it elsewhere. */
export function galleryTray(spent: number, opener: Opener): GalleryTray {
  const nodes: APIComponentInContainer[] = [];
  let left = v2.text - spent;
  let text = '';
  const nameOf = (name: string) => written({ kind: 'line', spans: [{ text: name, look: 'strong' }], gap: false });
  const close = () => {
    if (text !== '') nodes.push(textDisplay(text));
    text = '';
  };
  return {
    room: (part) => left - 2 - (part.kind === 'field' ? weight(nameOf(part.name)) + 1 : 0),
    put(part) {
      const shown = part.kind === 'field' ? `${nameOf(part.name)} ${written(part)}` : written(part);
      const glue = text === '' ? '' : part.kind !== 'field' && part.gap ? '\n\n' : '\n';
      left -= weight(shown) + glue.length;
      const button = part.kind === 'line' && part.opens !== undefined ? opener(part.opens) : undefined;
      if (button === undefined) text += glue + shown;
      else {
        close();
        nodes.push({ type: 9, components: [textDisplay(shown)], accessory: button });
      }
    },
    components() {
      close();
      return nodes;
    },
  };
}
