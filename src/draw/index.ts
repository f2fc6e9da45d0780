/** Answers as pictures: data → SVG → PNG, and what each says in words. */
import { fittedSaying } from './alternative.ts';
import { drawHoldings, holdingsSaying } from './holdings.ts';
import { drawMentions, mentionsSaying } from './mentions.ts';
import type { Drawing, Picture, Saying } from './picture.ts';
import { pngOf } from './png.ts';
import { drawThread, threadSaying } from './thread.ts';
import { drawTimeline, timelineSaying } from './timeline.ts';

export { isWorthDrawing } from './mentions.ts';
export type * from './picture.ts';

/** A picture as SVG. Pure. */
export function pictureSvg(picture: Picture): Drawing {
  switch (picture.kind) {
    case 'timeline':
      return drawTimeline(picture);
    case 'mentions':
      return drawMentions(picture);
    case 'thread':
      return drawThread(picture);
    case 'holdings':
      return drawHoldings(picture);
  }
}

function sayingOf(picture: Picture): Saying {
  switch (picture.kind) {
    case 'timeline':
      return timelineSaying(picture);
    case 'mentions':
      return mentionsSaying(picture);
    case 'thread':
      return threadSaying(picture);
    case 'holdings':
      return holdingsSaying(picture);
  }
}

/** What a picture says, in at most `most` UTF-16 units; plain text that is still a document's. */
export function alternativeText(picture: Picture, most: number): string {
  return fittedSaying(sayingOf(picture), most);
}

/** A picture as PNG; all but a few milliseconds of the work is done in other threads. */
export function picturePng(picture: Picture, signal?: AbortSignal): Promise<Buffer> {
  return pngOf(pictureSvg(picture), signal);
}
