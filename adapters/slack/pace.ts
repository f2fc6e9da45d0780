import { setTimeout as pause } from 'node:timers/promises';

/** Channels whose last message is remembered; more were quiet for long. */
const mostChannels = 1_000;

/** Keeps messages of one channel so many milliseconds apart: resolves when the next may go. Channels do not wait for each other. */
export function pacing(apart: number): (channel: string, signal: AbortSignal) => Promise<void> {
  const free = new Map<string, number>();
  return async (channel, signal) => {
    const now = performance.now();
    const at = Math.max(now, free.get(channel) ?? 0);
    free.delete(channel);
    free.set(channel, at + apart);
    const [oldest] = free.keys();
    if (free.size > mostChannels && oldest !== undefined) free.delete(oldest);
    if (at > now) await pause(at - now, undefined, { signal });
  };
}
