import type { OpenFile } from '../../commands/given-file.ts';
import { downloaded, ownAddresses } from '../downloading.ts';
import { defaultApi } from './application.ts';

/** Where Discord keeps what is attached, https://docs.discord.com/developers/reference#image-formatting-cdn-endpoints. */
const hosts: readonly string[] = ['cdn.discordapp.com', 'media.discordapp.net'];

function nameIn(address: string): string {
  const last = URL.canParse(address) ? (new URL(address).pathname.split('/').at(-1) ?? '') : '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** Opens the attachments of a command: an option's value is the address that Discord gives for it. */
export function attachmentsAt(api: string = defaultApi, signal?: AbortSignal): OpenFile {
  const isHost = (host: string, path: string) => hosts.includes(host) && /^\/(?:ephemeral-)?attachments\//u.test(path);
  const host = { platform: 'Discord', isOwn: ownAddresses(isHost, api, defaultApi) };
  return (address, most) => downloaded(address, nameIn(address), most, host, signal);
}
