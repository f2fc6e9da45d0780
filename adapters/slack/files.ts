import type { Attachment } from '../../commands/reply.ts';
import { patiently } from './patience.ts';
import { PlatformError } from './platform-error.ts';
import type { Reach } from './reach.ts';
import { directMessages } from './sending.ts';
import type { Service } from './settings.ts';

/** Kinds whose content can't be text: a reply is data (JSON from end to end), so theirs is base64. */
const binary = /^(?:image\/(?!svg)|audio\/|video\/|application\/(?:pdf|zip|octet-stream|vnd\.openxmlformats))/u;

/** A file's bytes. */
export function bytesOf({ type, content }: Attachment): Buffer {
  return Buffer.from(content, binary.test(type) ? 'base64' : 'utf8');
}

/**
 * Uploads what goes with an answer. An upload can't be ephemeral: the files of a private answer go to the asker's direct
 * messages, those of a public one to the channel, or to the asker where the app is no member of it.
 * @throws PlatformError when Slack takes them in neither place
 */
export async function uploadFiles(
  files: readonly Attachment[],
  reach: Reach,
  audience: 'private' | 'public',
  { log, signal }: Service,
): Promise<void> {
  if (files.length === 0) return;
  const { client, channel, thread, user } = reach;
  const uploads = files.map((each) => ({ file: bytesOf(each), filename: each.name, title: each.name }));
  const upload = (to: string, into?: string) =>
    patiently(
      () =>
        client.filesUploadV2({
          channel_id: to,
          ...(into === undefined ? {} : { thread_ts: into }),
          file_uploads: uploads,
        }),
      'once',
      signal,
    );
  if (audience === 'public' && channel !== undefined) {
    try {
      await upload(channel, thread);
      return;
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      log.warn({ platform: 'slack', refusal: error.code }, 'files of a public answer go to the asker instead');
    }
  }
  const direct = await directMessages(client, user, signal);
  await upload(direct);
}
