import { inspect } from 'node:util';
import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../platform.ts';

const secrets =
  /\b(?:xox[a-z]|xapp|xwfp)[\w.-]*-[\w-]+|(?<=hooks\.slack\.com\/)\S+|(?<=(?:access_token|client_secret|code|state|ticket)=)[^&\s]+/gu;
const longest = 1_500;

/** A line of the library without tokens, codes and the secret part of a response URL. */
export function redacted(text: string): string {
  return text
    .replace(secrets, '[secret]')
    .replace(/\s*\n\s*/gu, ' | ')
    .slice(0, longest);
}

function line(parts: readonly unknown[]): string {
  return redacted(
    parts
      .map((part) => {
        if (typeof part === 'string') return part;
        return part instanceof Error
          ? `${part.name}: ${part.message}`
          : inspect(part, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
      })
      .join(' '),
  );
}

/** Bolt's logger on top of ours: warnings and errors only, since its debug lines hold whole payloads. */
export function boltLog(log: Log): Logger {
  const fields = { platform: 'slack', from: 'bolt' };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts) => log.warn(fields, line(parts)),
    error: (...parts) => log.error(fields, line(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
