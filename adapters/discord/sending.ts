import {
  type APIInteraction,
  type APIInteractionResponse,
  DefaultRestOptions,
  DiscordAPIError,
  HTTPError,
  MessageFlags,
  type RawFile,
  REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { DiscordMessage } from './render.ts';

/** The way back to whoever started an interaction. Messages are rendered ones; results are ids of messages where Discord tells them. */
export interface Wire {
  /** The one answer that opens the conversation, within three seconds. */
  first(response: APIInteractionResponse, files?: DiscordMessage['files']): Promise<string | undefined>;
  /** Puts a message in the place of the first answer, or of the message whose button was pressed. */
  edit(message: DiscordMessage): Promise<string | undefined>;
  follow(message: DiscordMessage): Promise<string | undefined>;
  /** Takes away the first answer, or the message whose button was pressed. */
  remove(): Promise<void>;
  /** Takes away another message of ours: by the token of the interaction that brought it, or as the bot in its channel. */
  discard(message: string, by: { readonly token: string } | { readonly channel: string }): Promise<void>;
  /** The id of the first answer. */
  original(): Promise<string | undefined>;
}

const longestPause = 5_000;
const shortestPause = 250;

/** Trouble on Discord's side is waited out as its `Retry-After` says (429 is the library's own work), before the library tries again. */
async function patiently(...[url, init]: Parameters<typeof DefaultRestOptions.makeRequest>) {
  const answer = await DefaultRestOptions.makeRequest(url, init);
  if (answer.status >= 500) {
    const told = Number(answer.headers.get('retry-after') ?? 0) * 1_000;
    const pause = Math.max(shortestPause, Math.min(longestPause, Number.isFinite(told) ? told : 0));
    await new Promise((resume) => setTimeout(resume, pause));
  }
  return answer;
}

/** How Discord's API is spoken to: at `api` (no version), with a token where one is needed. */
export function restOptions(api: string) {
  return { api: api.replace(/\/+$/u, ''), version: '10', retries: 2, makeRequest: patiently };
}

/** A connection for what needs no gateway. */
export function connect(api: string, token?: string): REST {
  const rest = new REST(restOptions(api));
  return token === undefined ? rest : rest.setToken(token);
}

function bytesOf({ type, content }: NonNullable<DiscordMessage['files']>[number]): Buffer {
  if (typeof content !== 'string') return Buffer.from(content);
  const picture = type.startsWith('image/') && !type.startsWith('image/svg');
  return Buffer.from(content, picture ? 'base64' : 'utf8');
}

/** Files as they go beside a request. */
export function rawFiles(files: DiscordMessage['files'] = []): RawFile[] {
  return files.map((file) => ({ name: file.name, contentType: file.type, data: bytesOf(file) }));
}

/** A message as the API takes it: files are named in the body and go beside it; those of the message before go. */
export function bodyOf({ files = [], attachments, ...message }: DiscordMessage): Record<string, unknown> {
  return { ...message, attachments: attachments ?? files.map(({ name }, id) => ({ id: String(id), filename: name })) };
}

/** An edit can't change who sees a message, so it does not say; what stood there before and is no longer said is taken away. */
export function editOf({ flags = 0, ...message }: DiscordMessage): Record<string, unknown> {
  const v2 = (flags & MessageFlags.IsComponentsV2) !== 0;
  const bare = v2 ? { flags: MessageFlags.IsComponentsV2 } : { content: '', embeds: [], components: [] };
  return { ...bare, ...bodyOf(message) };
}

function idIn(answer: unknown): string | undefined {
  const found = answer as { id?: unknown; resource?: { message?: { id?: unknown } } } | null | undefined;
  const id = found?.resource?.message?.id ?? found?.id;
  return typeof id === 'string' ? id : undefined;
}

/** The interaction's token is all the authority its answers need: a refused one must never cost the connection its own token. */
const byToken = { auth: false } as const;

/** The way back through the REST API. */
export function wireOf(rest: REST, { id, token, application_id: application }: APIInteraction): Wire {
  const original = Routes.webhookMessage(application, token, '@original');
  return {
    first: async (response, files) =>
      idIn(
        await rest.post(Routes.interactionCallback(id, token), {
          ...byToken,
          query: new URLSearchParams({ with_response: 'true' }),
          body: response,
          files: rawFiles(files),
        }),
      ),
    edit: async (message) =>
      idIn(await rest.patch(original, { ...byToken, body: editOf(message), files: rawFiles(message.files) })),
    follow: async (message) =>
      idIn(
        await rest.post(Routes.webhook(application, token), {
          ...byToken,
          query: new URLSearchParams({ wait: 'true' }),
          body: bodyOf(message),
          files: rawFiles(message.files),
        }),
      ),
    remove: async () => void (await rest.delete(original, byToken)),
    discard: async (message, by) =>
      'token' in by
        ? void (await rest.delete(Routes.webhookMessage(application, by.token, message), byToken))
        : void (await rest.delete(Routes.channelMessage(by.channel, message))),
    original: async () => idIn(await rest.get(original, byToken)),
  };
}

/** What a failure means for what comes next: the interaction is over, it was answered before, the payload was refused, or nothing is known. */
export type Failure = 'gone' | 'acknowledged' | 'refused' | 'unknown';

/** Unknown webhook, unknown message, unknown interaction, invalid webhook token. */
const goneCodes: readonly (number | string)[] = [10_015, 10_008, 10_062, 50_027];

/** Whether a message is not there any more. */
export function isUnknownMessage(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage;
}

/** The first answer was given already. */
export class AlreadyAnswered extends Error {
  override readonly name = 'AlreadyAnswered';
}

/** What a failed request means. */
export function failureOf(error: unknown): Failure {
  if (error instanceof AlreadyAnswered) return 'acknowledged';
  if (error instanceof HTTPError) return error.status >= 500 ? 'refused' : 'unknown';
  if (!(error instanceof DiscordAPIError)) return 'unknown';
  if (goneCodes.includes(error.code)) return 'gone';
  if (error.code === 40_060) return 'acknowledged';
  return error.status === 400 || error.status === 413 ? 'refused' : 'unknown';
}

/** What may be written down of a failure: status, code and which fields were wrong; never a body, an address or a token. */
export function failureLine(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof DiscordAPIError) {
    const fields = 'errors' in error.rawError ? wrongFields(error.rawError.errors) : [];
    return { status: error.status, code: error.code, fields };
  }
  if (error instanceof HTTPError) return { status: error.status };
  return { error: error instanceof Error ? error.name : 'unknown' };
}

function wrongFields(errors: unknown, path = '', found: string[] = []): readonly string[] {
  if (typeof errors !== 'object' || errors === null || found.length >= 10) return found;
  for (const [name, value] of Object.entries(errors)) {
    if (name !== '_errors') wrongFields(value, path === '' ? name : `${path}.${name}`, found);
    else
      for (const each of Array.isArray(value) ? (value as readonly { code?: string }[]) : []) {
        if (found.length < 10) found.push(`${path}: ${each.code ?? 'refused'}`);
      }
  }
  return found;
}
