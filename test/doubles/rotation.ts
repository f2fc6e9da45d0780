/** Milliseconds. */
const day = 86_400_000;

function turnOf(given: string | undefined): number {
  const turn = given === undefined ? Math.floor(Date.now() / day) : Number(given);
  if (!Number.isSafeInteger(turn) || turn < 0) throw new Error(`TEST_TURN is no whole number: ${given}`);
  return turn;
}

/**
 * Where there are too many pairs to try them all each time, a run tries its share: another every day, or that of the
 * variable TEST_TURN, so that a run that failed can be repeated. To be told with what failed, as `TEST_TURN=20779`.
 */
export const turn = turnOf(process.env['TEST_TURN']);
export const turnTold = `TEST_TURN=${turn}`;

/** One of `shares` of these cases. In as many turns, and in as many places next to each other, each case comes once. */
export function shareOf<Case>(cases: readonly Case[], shares: number, place = 0, now = turn): readonly Case[] {
  return cases.filter((_, at) => (at + place + now) % shares === 0);
}
