/** Milliseconds, each the median of the runs; `queries` were asked in every run. */
export interface Timing {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly queries: number;
  readonly runs: number;
}

const runs = 3;
/** Asked before the clock runs. */
const warmUp = 5;
/** So many are asked in a run, unless that takes the whole budget. */
const fewest = 30;
const warmUpShare = 0.1;

/** The value below which this share of the list lies. */
export function percentile(list: readonly number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/**
 * Puts the questions to several engines, run by run in turn, three runs. An engine that has used up a third of its
 * milliseconds in the first run (and has answered a few) answers only so many questions in the others; one that used up all of them is asked no more.
 */
export async function sideBySide<Item, Engine extends string>(
  items: readonly Item[],
  engines: Readonly<Record<Engine, (item: Item) => unknown>>,
  budget: number,
): Promise<Record<Engine, Timing>> {
  const names = Object.keys(engines) as Engine[];
  const taken = new Map<Engine, number[][]>(names.map((name) => [name, []]));
  const most = new Map<Engine, number>();
  const exhausted = new Set<Engine>();
  for (let run = 0; run < runs; run += 1)
    for (const name of names) {
      if (exhausted.has(name)) continue;
      const times: number[] = [];
      let start = performance.now();
      if (run === 0)
        for (const item of items.slice(0, warmUp)) {
          await engines[name](item);
          if (performance.now() - start > budget * warmUpShare) break;
        }
      start = performance.now();
      for (const item of items.slice(0, most.get(name) ?? items.length)) {
        const before = performance.now();
        await engines[name](item);
        times.push(performance.now() - before);
        const taking = performance.now() - start;
        if (run === 0 && (taking > budget || (taking > budget / runs && times.length >= fewest))) break;
      }
      most.set(name, times.length);
      if (performance.now() - start > budget) exhausted.add(name);
      taken.get(name)?.push(times);
    }
  return Object.fromEntries(names.map((name) => [name, timingOf(taken.get(name) ?? [])])) as Record<Engine, Timing>;
}

/** One timing out of several runs. */
export function timingOf(taken: readonly (readonly number[])[]): Timing {
  const middle = (share: number) =>
    percentile(
      taken.map((times) => percentile(times, share)),
      0.5,
    );
  return { p50: middle(0.5), p95: middle(0.95), p99: middle(0.99), queries: taken[0]?.length ?? 0, runs: taken.length };
}

/** On a busy machine the processor's time says more than the clock's. */
export interface Seconds {
  readonly clock: number;
  readonly processor: number;
}

/** Adds up what several pieces of work take. */
export class Stopwatch {
  clock = 0;
  processor = 0;

  async during(work: () => unknown): Promise<void> {
    const [start, before] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(before);
    this.clock += (performance.now() - start) / 1_000;
    this.processor += (user + system) / 1_000_000;
  }

  get seconds(): Seconds {
    return { clock: this.clock, processor: this.processor };
  }
}
