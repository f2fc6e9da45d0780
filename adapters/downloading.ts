import { atMost, type GivenFile, plainName, tooLarge } from '../commands/given-file.ts';
import { AskError } from '../src/index.ts';

/** A platform's own place for files. */
export interface FileHost {
  /** As people call it. */
  readonly platform: string;
  /** Whether an address is one of its own. Nothing else is asked for anything, also where it is sent on to. */
  readonly isOwn: (address: URL) => boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Milliseconds within which a file has come, whole. */
const comesWithin = 30_000;
const mostHops = 3;

/**
 * Tells a platform's own addresses of files: https at one of its hosts. A server that stands in for the platform, at
 * another address than its usual one, may hold the files as well.
 */
export function ownAddresses(
  isHost: (host: string, path: string) => boolean,
  api: string,
  usualApi: string,
): FileHost['isOwn'] {
  const [stand, usual] = [new URL(api).origin, new URL(usualApi).origin];
  return ({ protocol, host, pathname, origin, username, password }) => {
    if (username !== '' || password !== '') return false;
    return (protocol === 'https:' && isHost(host, pathname)) || (stand !== usual && origin === stand);
  };
}

function refused(host: FileHost): AskError {
  return new AskError(`this is no file of ${host.platform}'s; attach it here`);
}

/** The answer at the end of at most three hops, none of which leaves the platform. */
async function fetched(address: string, host: FileHost, signal: AbortSignal): Promise<Response> {
  let next = address;
  for (let hop = 0; hop <= mostHops; hop += 1) {
    if (!URL.canParse(next) || !host.isOwn(new URL(next))) throw refused(host);
    const headers = { 'accept-encoding': 'identity', ...host.headers };
    const answer = await fetch(next, { headers, redirect: 'manual', signal });
    const moved = answer.headers.get('location');
    if (answer.status < 300 || answer.status > 399 || moved === null) return answer;
    await answer.body?.cancel();
    next = URL.canParse(moved, next) ? new URL(moved, next).href : '';
  }
  throw refused(host);
}

/** What breaks while a file comes is not the asker's fault, but trying again is all that helps. */
async function* coming(body: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch {
    throw new AskError(`${name} did not come whole within ${comesWithin / 1_000} seconds; try again`);
  }
}

/**
 * Gets a file from where a platform keeps it: from nowhere else, no more than `most` bytes, within half a minute.
 * @throws AskError for another address, a file that is gone or too large
 */
export async function downloaded(
  address: string,
  declared: string,
  most: number,
  host: FileHost,
  signal?: AbortSignal,
): Promise<GivenFile> {
  const name = plainName(declared);
  const late = AbortSignal.timeout(comesWithin);
  let answer: Response;
  try {
    answer = await fetched(address, host, signal === undefined ? late : AbortSignal.any([signal, late]));
  } catch (error) {
    if (error instanceof AskError) throw error;
    throw new AskError(`${host.platform} did not give ${name}; try again`);
  }
  const { body, headers, status, ok } = answer;
  if (!ok || body === null) {
    await body?.cancel();
    throw new AskError(`${host.platform} does not have ${name} any more (${status}); attach it again`);
  }
  if (Number(headers.get('content-length') ?? 0) > most) {
    await body.cancel();
    tooLarge(name, most);
  }
  const type = headers.get('content-type');
  return { name, ...(type === null ? {} : { type }), chunks: atMost(coming(body, name), most, name) };
}
