import { batch } from './batch.ts';
import { cable } from './cable.ts';
import { cite } from './cite.ts';
import type { Command } from './command.ts';
import { digest } from './digest.ts';
import { find } from './find.ts';
import { help } from './help.ts';
import { here } from './here.ts';
import { history } from './history.ts';
import { keep } from './keep.ts';
import { newlyAdded } from './new.ts';
import { onThisDay } from './on-this-day.ts';
import { similar } from './similar.ts';
import { stats } from './stats.ts';
import { thread } from './thread.ts';
import { timeline } from './timeline.ts';
import { verify } from './verify.ts';
import { who } from './who.ts';

/** Every command there is: a new one is its file and its line here. */
export const commands: readonly Command[] = [
  cable,
  find,
  who,
  timeline,
  cite,
  verify,
  thread,
  similar,
  history,
  keep,
  batch,
  onThisDay,
  newlyAdded,
  digest,
  stats,
  here,
  help,
];
