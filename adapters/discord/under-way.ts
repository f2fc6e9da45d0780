const farewell = 5_000;

/** Answers under way, so that an end can wait for them. */
export function underWay() {
  const running = new Set<Promise<void>>();
  return {
    track(work: Promise<void>): void {
      running.add(work);
      void work.finally(() => running.delete(work));
    },
    async ended(): Promise<void> {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, farewell);
      });
      await Promise.race([Promise.allSettled(running), late]);
      clearTimeout(timer);
    },
  };
}
