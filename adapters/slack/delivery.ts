import { reply } from '../../commands/compose.ts';
import type { Action, Reply } from '../../commands/reply.ts';
import { uploadFiles, uploadPicture } from './files.ts';
import type { SlackFrame } from './frame.ts';
import { limits } from './limits.ts';
import { inDirectMessages } from './pieces.ts';
import { PlatformError } from './platform-error.ts';
import { outletsOf, type Reach } from './reach.ts';
import { render, type SlackMessage } from './render.ts';
import { type Sendable, sendAll } from './sending.ts';
import type { Service } from './settings.ts';
import { rememberShare, type Sent } from './sharing.ts';

/** A short reply of our own words. */
export function notice(title: string, outcome: Reply['outcome'] = 'answer', actions: readonly Action[] = []): Reply {
  return reply({ title: [title], outcome, tone: outcome === 'problem' ? 'problem' : 'neutral', actions });
}

/** Says something about an answer to whoever asked for it, beside it. */
async function addTo(words: string, reach: Reach, { log, signal }: Service): Promise<void> {
  const outlets = outletsOf({ ...reach, replaces: false }, 'private', signal);
  await sendAll(render(notice(words, 'problem'), { audience: 'private' }), outlets, log);
}

/** A message with its pictures, uploaded; as it is where Slack does not take them: its words say the same. */
export async function pictured(
  message: SlackMessage,
  reach: Pick<Reach, 'client'>,
  service: Pick<Service, 'log' | 'signal'>,
  sent: Pick<Sent, 'files'> = { files: [] },
): Promise<Sendable> {
  const { pictures = [], blocks, text } = message;
  const shown = [...blocks];
  try {
    for (const { at, file } of pictures) {
      const id = await uploadPicture(file, reach, service);
      sent.files.push(id);
      const alternative = (file.alternative ?? file.name).slice(0, limits.image.alternative);
      shown[at] = { type: 'image', slack_file: { id }, alt_text: alternative };
    }
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    service.log.warn(
      { platform: 'slack', refusal: error.code },
      'Slack refused a picture; its words stand in its place',
    );
    return { text, blocks };
  }
  return pictures.length === 0 ? { text, blocks } : { text, blocks: shown, worded: blocks };
}

/**
 * Sends messages and then their files; files that Slack does not take, or not where the answer is, are spoken of. `sent`
 * is told what went out.
 */
export async function sendMessages(
  messages: readonly SlackMessage[],
  reach: Reach,
  audience: SlackFrame['audience'],
  service: Service,
  sent: Sent = { messages: [], files: [] },
): Promise<void> {
  const outlets = outletsOf(reach, audience, service.signal);
  const ready: Sendable[] = [];
  for (const message of messages) ready.push(await pictured(message, reach, service, sent));
  await sendAll(ready, outlets, service.log, (ts) => void sent.messages.push(ts));
  const files = messages.flatMap(({ files: attached = [] }) => attached);
  if (files.length === 0) return;
  const [these, they] = files.length === 1 ? ['the file', 'it is'] : ['the files', 'they are'];
  try {
    const { to, ids } = await uploadFiles(files, reach, audience, service);
    if (to === 'channel') sent.files.push(...ids);
    else if (audience === 'public') {
      await addTo(`The channel did not take ${these} of this answer; ${they} ${inDirectMessages}.`, reach, service);
    }
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    service.log.warn({ platform: 'slack', refusal: error.code, files: files.length }, 'Slack refused files');
    await addTo(`Slack did not take ${these} of this answer.`, reach, service);
  }
}

/** Writes down what buttons need; an answer goes out all the same while the store is away. */
export async function kept(keeping: () => Promise<void>, { log }: Service): Promise<void> {
  try {
    await keeping();
  } catch (error) {
    const why = error instanceof Error ? error.name : 'unknown';
    log.warn({ platform: 'slack', error: why }, 'the buttons of an answer were not kept');
  }
}

/** Sends an answer to everybody. Who shared it is known before anybody can press its buttons, where its parts stand after. */
export async function sendShared(
  messages: readonly SlackMessage[],
  share: string,
  reach: Reach,
  service: Service,
): Promise<void> {
  const sent: Sent = { messages: [], files: [] };
  await kept(
    () => rememberShare(share, reach, { messages: messages.map(() => undefined), files: [] }, service),
    service,
  );
  try {
    await sendMessages(messages, reach, 'public', service, sent);
  } finally {
    await kept(() => rememberShare(share, reach, sent, service), service);
  }
}
