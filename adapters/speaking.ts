import { randomUUID } from 'node:crypto';
import { StoreError, type TakenPost } from '../src/index.ts';
import { incidentLine } from './dispatch.ts';
import type { Running } from './insisting.ts';
import type { Poster } from './posting.ts';
import { type DigestMeans, runDigests } from './speaking-digests.ts';
import { type Fate, fateOf, type PostMeans, pauseAfter } from './speaking-post.ts';

/** How often, and how long. */
export interface Pace {
  /** Milliseconds from one look at what is due to the next. */
  readonly every: number;
  /** Seconds that a post is held without a sign of life. */
  readonly held: number;
  /** Seconds between two posts in one channel: Slack takes about one a second, https://docs.slack.dev/apis/web-api/rate-limits. */
  readonly rest: number;
  /** Seconds before what was not sent is tried again, at first. */
  readonly pause: number;
  /** Posts of one platform on their way at one time. */
  readonly atOnce: number;
  /** Seconds that sending may take, with all that belongs to it. */
  readonly longest: number;
  /** Milliseconds that what is being sent has when the program ends. */
  readonly grace: number;
}

export const usualPace: Pace = { every: 1_000, held: 60, rest: 1, pause: 5, atOnce: 4, longest: 300, grace: 10_000 };

/** What speaks unasked, and what it needs for that. */
export type SpeakingMeans = DigestMeans &
  Omit<PostMeans, 'failures' | 'pause'> & { readonly posters: readonly Poster[] };

/** Milliseconds. */
const longestPause = 30_000;
/** What is being sent and was told to stop is not waited for any longer. */
const lastWait = 1_000;
/** Times that what became of a post is written down, where the store is away. */
const mostWritings = 5;

/** Says what is due: digests and whatever else has come due go to the outbox, posts to their channels, a few at a time, one a channel. */
export class Speaker {
  readonly #means: SpeakingMeans;
  readonly #pace: Pace;
  readonly #holder = randomUUID();
  readonly #failures = new Map<string, number>();
  readonly #underWay = new Map<Poster, Set<Promise<void>>>();
  readonly #leaving = new AbortController();
  readonly #cut = new AbortController();
  #wake = () => {};

  constructor(means: SpeakingMeans, pace: Pace = usualPace) {
    this.#means = means;
    this.#pace = pace;
    for (const poster of means.posters) this.#underWay.set(poster, new Set());
  }

  /** One look: takes on what there is room for. @throws StoreError */
  async turn(): Promise<void> {
    await runDigests(this.#means);
    const { collection, now } = this.#means;
    const { held: seconds, rest, atOnce } = this.#pace;
    for (const [poster, posts] of this.#underWay) {
      if (posts.size >= atOnce || this.#leaving.signal.aborted) continue;
      const limit = atOnce - posts.size;
      const taking = {
        platforms: [poster.platform],
        holder: this.#holder,
        now: now().toISOString(),
        seconds,
        rest,
        limit,
      };
      for (const post of await collection.outbox.take(taking)) {
        const saying = this.#say(post, poster).finally(() => {
          posts.delete(saying);
          this.#wake();
        });
        posts.add(saying);
      }
    }
    // The longest work comes last: what waits in the outbox does not wait for it.
    for (const kind of this.#means.kinds) await kind.due?.(collection);
  }

  /** Resolves when nothing is on its way. */
  async idle(): Promise<void> {
    await Promise.all([...this.#underWay.values()].flatMap((posts) => [...posts]));
  }

  /** Looks again and again until it is stopped. What is being sent then is finished, or left for the next start. */
  start(): Running {
    const running = this.#run();
    return {
      stop: async () => {
        this.#leaving.abort();
        this.#wake();
        const timer = setTimeout(() => this.#cut.abort(), this.#pace.grace);
        await running;
        await this.idle();
        clearTimeout(timer);
      },
    };
  }

  async #run(): Promise<void> {
    const { every } = this.#pace;
    let pause = every;
    while (!this.#leaving.signal.aborted) {
      let timer: NodeJS.Timeout | undefined;
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      try {
        await this.turn();
        pause = every;
      } catch (error) {
        pause = Math.min(longestPause, pause * 2);
        this.#failed('looking for what is due', error);
      }
      const over = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, pause);
      });
      if (!this.#leaving.signal.aborted) await Promise.race([woken, over]);
      clearTimeout(timer);
    }
  }

  /** Sends one post and writes down what became of it, holding on to it meanwhile. Never throws. */
  async #say(post: TakenPost, poster: Poster): Promise<void> {
    const cut = new AbortController();
    const giveUp = () => cut.abort();
    this.#cut.signal.addEventListener('abort', giveUp, { once: true });
    const { pause, held, longest } = this.#pace;
    const beat = setInterval(() => void this.#hold(post, cut), (held * 1_000) / 3);
    const limit = setTimeout(giveUp, longest * 1_000);
    const unknown: Fate = { state: 'waits', seconds: pauseAfter(post.tries, pause), untouched: false };
    const stuck = new Promise<Fate>((resolve) => {
      cut.signal.addEventListener('abort', () => setTimeout(() => resolve(unknown), lastWait), { once: true });
    });
    const means = { ...this.#means, failures: this.#failures, pause };
    const endings = { leaving: this.#leaving.signal, cut: cut.signal };
    try {
      const saying = fateOf(post, poster, means, endings).catch((error: unknown) => {
        this.#failed('posting', error);
        return unknown;
      });
      await this.#conclude(post, poster, await Promise.race([saying, stuck]));
    } catch (error) {
      this.#failed('writing down what became of a post', error);
    } finally {
      clearInterval(beat);
      clearTimeout(limit);
      this.#cut.signal.removeEventListener('abort', giveUp);
    }
  }

  /** What can't be held on to may be another's: it is given up. */
  async #hold({ key }: TakenPost, cut: AbortController): Promise<void> {
    const { held } = this.#pace;
    try {
      if (!(await this.#means.collection.outbox.hold(key, this.#holder, held))) cut.abort();
    } catch (error) {
      // A store that is away for a moment is so for whoever else might take it.
      this.#failed('holding on to a post', error);
    }
  }

  async #conclude(post: TakenPost, poster: Poster, fate: Fate): Promise<void> {
    const { collection, log } = this.#means;
    const { key, kind, owner } = post;
    const written = await this.#insist(() =>
      fate.state === 'waits'
        ? collection.outbox.release(key, this.#holder, fate.seconds, fate.untouched)
        : collection.outbox.settle(key, this.#holder, fate),
    );
    if (!written) log.warn({ key, kind, state: fate.state }, 'a post is another process’s by now');
    else if (fate.state === 'sent') log.info({ key, kind, messages: fate.messages.length }, 'posted');
    else if (fate.state === 'waits') log.info({ key, kind, seconds: fate.seconds }, 'a post waits');
    else log.warn({ key, kind, why: fate.why }, 'a post was not sent');
    if (!written || fate.state !== 'dropped') return;
    const said = await fate.tell?.();
    if (said === undefined || !owner.startsWith(`${poster.platform}:`)) return;
    if (!(await poster.tell(owner, said, this.#cut.signal))) log.warn({ key }, 'its owner could not be told');
  }

  /** A store that is away for a moment is asked again. @throws StoreError */
  async #insist(write: () => Promise<boolean>): Promise<boolean> {
    for (let writing = 1; ; writing += 1) {
      try {
        return await write();
      } catch (error) {
        if (!(error instanceof StoreError) || writing >= mostWritings || this.#leaving.signal.aborted) throw error;
        await new Promise((resolve) => setTimeout(resolve, this.#pace.every));
      }
    }
  }

  #failed(doing: string, error: unknown): void {
    const { desk } = this.#means;
    desk.log(incidentLine(desk.incident(), doing, error));
  }
}
