/** How much may be under way at once: steps, and what they weigh together. One step may always be. */
export interface Window {
  readonly steps: number;
  readonly weight: number;
}

/**
 * Starts steps as they come and gives what becomes of them in that same order. No more than the window is under way, so
 * that one slow step holds back a bounded number of others. When the caller leaves, no further step is taken.
 */
export async function* inOrder<Step extends { readonly weight: number }, Done>(
  steps: AsyncIterable<Step>,
  start: (step: Step) => Promise<Done>,
  window: Window,
): AsyncGenerator<Done> {
  const underWay: { readonly done: Promise<Done>; readonly weight: number }[] = [];
  let weight = 0;
  for await (const step of steps) {
    const done = start(step);
    // It is waited for in its turn; until then nobody has to know that it failed.
    done.catch(() => {});
    underWay.push({ done, weight: step.weight });
    weight += step.weight;
    while (underWay.length >= window.steps || (underWay.length > 1 && weight > window.weight)) {
      const first = underWay.shift();
      if (first === undefined) break;
      weight -= first.weight;
      yield await first.done;
    }
  }
  for (const { done } of underWay) yield await done;
}
