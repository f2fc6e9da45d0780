import { oracleRuns, runsOf, schedules, settledIn, zones } from '../schedule/three-years.ts';

/** Further lines, too many runs for every day. */
const more = [
  '30 2 * * *',
  '0 0 * * *',
  '0 9 * * 1-5',
  '0 */6 * * *',
  '45 1,2 * * 0',
  '30 2,14 * * *',
  '0 1-4 * * *',
  '*/30 0-3 * * 0,6',
  '0 9 1,15 * 1',
  '0 12 L * *',
].map((line) => [line, line] as const);

/** Three years of runs of every schedule in every zone, beside those of another cron library. */
let compared = 0;
let near = 0;
let different = 0;
for (const zone of zones) {
  const settled = settledIn(zone);
  for (const [typed, line] of [...schedules, ...more]) {
    const ours = runsOf(typed, zone);
    const theirs = new Set(oracleRuns(line, zone).filter(settled));
    const far = ours.filter(settled);
    compared += far.length;
    near += ours.length - far.length;
    const missing = theirs.size - far.filter((run) => theirs.has(run)).length;
    const wrong = far.filter((run) => !theirs.has(run)).length + missing + (ours.length - new Set(ours).size);
    if (wrong > 0) process.stderr.write(`${typed} in ${zone}: ${wrong} runs differ\n`);
    different += wrong;
  }
}
process.stdout.write(`${compared} runs compared, ${different} differ; ${near} within a day of a change of clocks\n`);
process.exitCode = different > 0 ? 1 : 0;
