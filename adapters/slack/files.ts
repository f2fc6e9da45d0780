import type { Attachment } from '../../commands/reply.ts';
import { limits } from './limits.ts';
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
 * Uploads a picture that a message is going to show, without putting it before anybody: an image block does that.
 * @throws PlatformError when Slack does not take it
 */
export async function uploadPicture(
  picture: Attachment,
  { client }: Pick<Reach, 'client'>,
  { signal }: Pick<Service, 'signal'>,
): Promise<string> {
  const { name, alternative } = picture;
  const alt = alternative === undefined ? {} : { alt_text: alternative.slice(0, limits.image.alternative) };
  const upload = { file: bytesOf(picture), filename: name, title: name, ...alt };
  const { files } = await patiently(() => client.filesUploadV2({ file_uploads: [upload] }), 'once', signal);
  const id = files.flatMap(({ files: each = [] }) => each)[0]?.id;
  if (id === undefined) throw new PlatformError('no_file_id');
  return id;
}

/** Where the files of an answer went, and their ids where Slack tells them. */
export interface Uploaded {
  readonly to: 'channel' | 'asker';
  readonly ids: readonly string[];
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
): Promise<Uploaded> {
  const { client, channel, thread, user } = reach;
  const uploads = files.map((each) => ({ file: bytesOf(each), filename: each.name, title: each.name }));
  const upload = async (to: string, into?: string): Promise<readonly string[]> => {
    const place = into === undefined ? { channel_id: to } : { channel_id: to, thread_ts: into };
    const uploading = () => client.filesUploadV2({ ...place, file_uploads: uploads });
    const { files: done } = await patiently(uploading, 'once', signal);
    return done.flatMap(({ files: each = [] }) => each.flatMap(({ id }) => (id === undefined ? [] : [id])));
  };
  if (audience === 'public' && channel !== undefined) {
    try {
      return { to: 'channel', ids: await upload(channel, thread) };
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      log.warn({ platform: 'slack', refusal: error.code }, 'files of a public answer go to the asker instead');
    }
  }
  const direct = await directMessages(client, user, signal);
  return { to: 'asker', ids: await upload(direct) };
}
