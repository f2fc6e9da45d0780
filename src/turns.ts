const waiting: (() => void)[] = [];

/**
 * Resolves when it is this one's turn: one in each round of the event loop, in order, so that what several answers set off
 * is not done in one go, and timers, requests and keystrokes come between.
 */
export function ownTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(next);
  });
}

function next(): void {
  waiting[0]?.();
  // Who had the turn stays in the list until the next round, so that nobody who comes meanwhile begins one beside it.
  setImmediate(() => {
    waiting.shift();
    if (waiting.length > 0) next();
  });
}
