import { joined, reply } from '../commands/compose.ts';
import { foreign, type Reply, type Text } from '../commands/reply.ts';

/** A post is called late from so many milliseconds on. */
const lateAfter = 600_000;
/** Days after which a day of the week could be taken for the next one of its name. */
const sameWeek = 6 * 86_400_000;

/** `Monday 09:00`, with the date where that is longer ago than a few days. Unknown zones are told in UTC. */
function dayAndTime(instant: Date, now: Date, zone: string): string {
  const date =
    now.getTime() - instant.getTime() > sameWeek ? ({ day: 'numeric', month: 'long', year: 'numeric' } as const) : {};
  const said = { weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...date } as const;
  const parts = (timeZone: string) => new Intl.DateTimeFormat('en-GB', { ...said, timeZone }).formatToParts(instant);
  let [where, told] = ['UTC', parts('UTC')];
  try {
    [where, told] = [zone, parts(zone)];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  const part = (type: Intl.DateTimeFormatPartTypes) => told.find((each) => each.type === type)?.value;
  const day = [part('weekday'), part('day'), part('month'), part('year')].filter((each) => each !== undefined);
  return `${day.join(' ')} ${part('hour')}:${part('minute')} (${where})`;
}

/**
 * The post with a line that says when it was due, where it goes out late. `at`: when it was first taken, so that what is
 * sent again has the same words.
 */
export function markedLate(said: Reply, due: Date, at: Date, zone = 'UTC'): Reply {
  if (at.getTime() - due.getTime() <= lateAfter) return said;
  return { ...said, lead: joined([`Late: it was due on ${dayAndTime(due, at, zone)}.`, said.lead], ' ') };
}

/** To the owner of a digest whose channel is closed. */
export function pausedReply(number: number, name: string, why: string): Reply {
  return reply({
    tone: 'problem',
    title: ['The digest ', { strong: foreign(name) }, ' is paused: it could not be posted.'],
    blocks: [
      { kind: 'text', text: [foreign(why)] },
      {
        kind: 'text',
        text: [
          'When that is put right, say ',
          { strong: `/digest resume ${number}` },
          ' in its channel: it goes on, and leaves nothing new out.',
        ],
      },
    ],
  });
}

/** To the owner of anything else whose channel is closed: what stopped, and how it is begun again. */
export function closedReply(stopped: Text, why: string): Reply {
  return reply({
    tone: 'problem',
    title: ['Something could not be posted.'],
    blocks: [
      { kind: 'text', text: [foreign(why)] },
      { kind: 'text', text: stopped },
    ],
  });
}

/** To the owner of a post that was given up. `what` names it. */
export function givenUpReply(what: Text, why: string): Reply {
  return reply({
    tone: 'problem',
    title: [...what, ' was not posted.'],
    blocks: [{ kind: 'text', text: [foreign(why)] }],
  });
}
