import type { Delivery, Poster, Posting } from '../../adapters/posting.ts';
import type { Reply } from '../../commands/reply.ts';

/** A platform that keeps what is posted, and does what it is told to do. */
export interface PosterDouble extends Poster {
  /** What is in its channels, in order. */
  readonly posted: Posting[];
  readonly told: { readonly person: string; readonly reply: Reply }[];
  /** Keys that were looked for, and since when. */
  readonly looked: { readonly key: string; readonly since: Date }[];
  /** What becomes of the next postings; those beyond are sent. `unknown` is in the channel all the same if `arrives`. */
  readonly next: (Delivery & { readonly arrives?: true })[];
  /** Before a posting arrives. */
  during: (posting: Posting, signal: AbortSignal) => Promise<void>;
}

export function posterDouble(platform = 'slack'): PosterDouble {
  const double: PosterDouble = {
    platform,
    posted: [],
    told: [],
    looked: [],
    next: [],
    during: async () => {},
    async post(posting, signal) {
      await double.during(posting, signal);
      const delivery = double.next.shift() ?? { outcome: 'sent', messages: [`m${double.posted.length}`] };
      if (delivery.outcome === 'sent' || ('arrives' in delivery && delivery.arrives)) double.posted.push(posting);
      return delivery;
    },
    async look({ key, channel }, since) {
      double.looked.push({ key, since });
      const at = double.posted.findIndex((each) => each.key === key && each.channel === channel);
      return at < 0 ? { outcome: 'missing' } : { outcome: 'sent', messages: [`m${at}`] };
    },
    async tell(person, reply) {
      double.told.push({ person, reply });
      return true;
    },
  };
  return double;
}
