import { platforms } from '../../adapters/platforms.ts';
import { type Payloads, type RunningPlayground, startPlayground } from '../../adapters/playground/index.ts';
import { payloadsOf } from '../../adapters/playground-online.ts';
import { linksWith, permanent } from '../../adapters/reader-links.ts';
import { commands } from '../../commands/index.ts';
import { type Collection, everything } from '../../src/index.ts';
import { noon, type ServedReader, servedReader } from './reader.ts';

/** An answer as the page gets it. */
export interface Answered {
  readonly typed: string;
  readonly audience: string;
  readonly key?: string;
  readonly discord: string;
  readonly slack: string;
  readonly says: string;
  readonly turns: boolean;
}

/** A playground that listens on a port of this machine, with a reader beside it. */
export interface ServedPlayground extends RunningPlayground {
  readonly reader: ServedReader;
  readonly origin: string;
  /** What went wrong, as it is written down. */
  readonly log: readonly string[];
  /** Fetches a path with the cookie that its address gives; redirects are not followed. */
  get(path: string, init?: RequestInit): Promise<Response>;
  /** Sends what its page sends. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  ask(line: string, cards?: string): Promise<Answered>;
}

/** Serves a collection as `npm start` does at a terminal; `payloads` instead of those of the platforms. */
export async function servedPlayground(
  collection: Collection,
  payloads: Payloads | undefined = payloadsOf({ platforms, environment: {} }),
): Promise<ServedPlayground> {
  const log: string[] = [];
  const reader = await servedReader(collection);
  if (payloads === undefined) throw new Error('there are both platforms');
  const shared = { collection, now: () => noon, commands, team: 'terminal', ...permanent(reader.links) };
  const context = { ...shared, audience: 'private' } as const;
  const desk = { log: (line: string) => void log.push(line), incident: () => 'T1' };
  const linkTo = linksWith(reader.links, everything);
  const playground = await startPlayground({ context, desk, payloads, linkTo }, 0);
  const { origin } = new URL(playground.url);
  const opened = await fetch(playground.url, { redirect: 'manual' });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  const post: ServedPlayground['post'] = (path, body, headers = {}) =>
    fetch(origin + path, {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    ...playground,
    reader,
    origin,
    log,
    get: (path, init = {}) => fetch(origin + path, { headers: { cookie }, redirect: 'manual', ...init }),
    post,
    ask: async (line, cards = 'embed') => (await post('/ask', { line, cards })).json() as Promise<Answered>,
    stop: async () => void (await Promise.all([playground.stop(), reader.stop()])),
  };
}

/** Ids and labels of buttons in what was drawn, in order. */
export function buttonsIn(html: string): readonly { readonly id: string; readonly label: string }[] {
  return [...html.matchAll(/<button[^>]*data-press="([^"]*)"[^>]*>([^<]*)</gu)].map(([, id = '', label = '']) => ({
    id,
    label,
  }));
}
