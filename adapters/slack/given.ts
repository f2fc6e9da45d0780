import { type GivenFile, type OpenFile, plainName, tooLarge } from '../../commands/given-file.ts';
import { AskError } from '../../src/index.ts';
import { downloaded, ownAddresses } from '../downloading.ts';
import { patiently } from './patience.ts';
import { PlatformError } from './platform-error.ts';
import type { Reach } from './reach.ts';
import type { Service } from './settings.ts';

const usualApi = 'https://slack.com/api/';

/** Slack's files stand at its own names, https://docs.slack.dev/reference/objects/file-object. */
function isHost(host: string): boolean {
  return /^(?:[a-z0-9-]+\.)*slack(?:-gov)?\.com$/u.test(host);
}

/** As much of a file as counts. */
interface SlackFile {
  readonly name?: string | null;
  readonly size?: number;
  readonly user?: string;
  readonly is_external?: boolean;
  readonly url_private_download?: string;
  readonly url_private?: string;
  readonly channels?: readonly string[];
  readonly groups?: readonly string[];
  readonly ims?: readonly string[];
}

async function fileInfo(id: string, { client }: Reach, { signal }: Service): Promise<SlackFile> {
  try {
    const { file } = await patiently(() => client.files.info({ file: id }), 'again', signal);
    return (file ?? {}) as SlackFile;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    const why =
      error.code === 'missing_scope'
        ? 'Reftel may not read files in this workspace (files:read); its administrator can allow it'
        : `Slack does not show this file (${error.code}); attach it here`;
    throw new AskError(why);
  }
}

/** Who may not see a file is not told what stands in it: it is the asker's own, or stands where they ask. */
function isAskers({ user, channels = [], groups = [], ims = [] }: SlackFile, reach: Reach): boolean {
  const places = [...channels, ...groups, ...ims];
  return user === reach.user || (reach.channel !== undefined && places.includes(reach.channel));
}

/** Opens files of whoever asks: an option's value is Slack's number of it. They are fetched with the app's own token, from Slack alone. */
export function filesFor(reach: Reach, service: Service): OpenFile {
  const isOwn = ownAddresses(isHost, service.settings.apiUrl, usualApi);
  return async (id, most): Promise<GivenFile> => {
    if (!/^F[A-Z0-9]{2,30}$/u.test(id)) throw new AskError("this is no file of Slack's; attach it, or use the form");
    const file = await fileInfo(id, reach, service);
    if (!isAskers(file, reach)) throw new AskError('this file is neither yours nor of this conversation');
    const name = plainName(file.name ?? '');
    if (file.is_external === true) throw new AskError(`${name} is kept outside of Slack; attach the file itself`);
    if ((file.size ?? 0) > most) tooLarge(name, most);
    const { token } = reach.client;
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const address = file.url_private_download ?? file.url_private ?? '';
    const given = await downloaded(address, name, most, { platform: 'Slack', isOwn, headers }, service.signal);
    const page = given.type?.startsWith('text/html') === true && !/\.html?$/iu.test(name);
    if (page) throw new AskError(`Slack did not give ${name}: Reftel may not read files here (files:read)`);
    return given;
  };
}
