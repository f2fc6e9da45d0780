import { getPriority, platform, setPriority } from 'node:os';

/** So much less of the processor is due to it, as `nice` counts. */
const behind = 5;
const lowest = 19;

/**
 * Lets this thread come after the one that acknowledges. Only here is a priority a thread's own (Linux, setpriority(2), "C
 * library/kernel differences"): elsewhere nothing changes.
 */
export function stepBack(): void {
  if (platform() !== 'linux') return;
  try {
    setPriority(0, Math.min(lowest, getPriority(0) + behind));
  } catch {
    // Where that is not allowed it works as fast as all others.
  }
}
