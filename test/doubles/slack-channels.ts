/** What `emulate` lacks of channels and people: history as Slack gives it, channels that refuse, time zones. */
export interface SlackChannels {
  /** What the channel's calls are refused with (`is_archived`, `not_in_channel` …) from now on; undefined for nothing. */
  refuse(channel: string, error: string | undefined): void;
  /** What others write there, each a moment after the one before. */
  write(channel: string, messages: readonly Fields[]): void;
  /** Messages in a page of history, as for apps that Slack gives few to. */
  page(size: number): void;
  /** `users.info` says so of a person. */
  zone(user: string, tz: string): void;
  /** The error that a call is refused with, before anything is done. */
  refusal(method: string, body: Fields): string | undefined;
  /** A page of history of what `read` gives: all of a channel or thread. */
  history(body: Fields, read: () => Promise<Fields>): Promise<object>;
  /** An answer of `users.info` with the time zone of who was asked about. */
  amended(body: Fields, answer: Buffer): Buffer;
}

type Fields = Readonly<Record<string, unknown>>;

const writing = new Set(['chat.postMessage', 'conversations.history', 'conversations.replies']);

/** As docs.slack.dev/reference/methods/conversations.history tells: the newest first, metadata where it is asked for, pages by cursor. */
export function slackChannels(): SlackChannels {
  const refusals = new Map<string, string>();
  const zones = new Map<string, string>();
  const written = new Map<string, Fields[]>();
  let most = 1_000;
  return {
    refuse(channel, error) {
      if (error === undefined) refusals.delete(channel);
      else refusals.set(channel, error);
    },
    write(channel, messages) {
      const now = Date.now() / 1_000;
      const stamped = messages.map((message, at) => ({
        user: 'U0OTHER',
        ts: (now + at / 1_000).toFixed(6),
        ...message,
      }));
      written.set(channel, [...(written.get(channel) ?? []), ...stamped]);
    },
    page(size) {
      most = size;
    },
    zone: (user, tz) => void zones.set(user, tz),
    refusal: (method, body) => (writing.has(method) ? refusals.get(String(body['channel'])) : undefined),
    async history(body, read) {
      const answer = await read();
      if (answer['ok'] !== true) return answer;
      const others = body['ts'] === undefined ? (written.get(String(body['channel'])) ?? []) : [];
      const all = [...((answer['messages'] ?? []) as readonly Fields[]), ...others];
      if (body['ts'] === undefined) all.sort((a, b) => Number(b['ts']) - Number(a['ts']));
      const oldest = Number(body['oldest'] ?? 0);
      const within = all.filter(
        ({ ts, thread_ts: thread }) => Number(ts) > oldest || (thread === ts && body['ts'] === ts),
      );
      const from = Number(body['cursor'] ?? 0);
      const size = Math.min(most, Number(body['limit'] ?? 100));
      const page = within.slice(from, from + size).map(({ metadata, ...message }) => {
        return String(body['include_all_metadata']) === 'true' && metadata !== undefined
          ? { ...message, metadata }
          : message;
      });
      const more = from + size < within.length;
      return {
        ok: true,
        messages: page,
        has_more: more,
        response_metadata: { next_cursor: more ? String(from + size) : '' },
      };
    },
    amended(body, said) {
      const tz = zones.get(String(body['user']));
      const answer = JSON.parse(said.toString('utf8')) as { readonly ok?: boolean; readonly user?: object };
      if (answer.ok !== true || tz === undefined) return said;
      return Buffer.from(JSON.stringify({ ...answer, user: { ...answer.user, tz } }));
    },
  };
}
