import { describe, expect, it } from 'vitest';
import { askerOf, directByName } from '../../../adapters/slack/reach.ts';

describe('who asks on Slack', () => {
  it('is of the workspace they belong to, also in a channel shared between companies', () => {
    expect(askerOf({ user: 'U1', team: 'T1', channel: 'C1' })).toEqual({ user: 'U1', place: 'T1' });
    expect(askerOf({ user: 'U1', team: 'T1', home: 'T2', channel: 'C1' })).toEqual({ user: 'U1', place: 'T2' });
  });

  it('is the person alone in direct messages, of two or of a group', () => {
    expect(askerOf({ user: 'U1', team: 'T1', channel: 'D1' })).toEqual({ user: 'U1' });
    expect(askerOf({ user: 'U1', team: 'T1', channel: 'G1', direct: true })).toEqual({ user: 'U1' });
  });
});

describe('the name of a conversation', () => {
  it('tells direct messages from channels, public and private', () => {
    for (const name of ['directmessage', 'mpdm-ann--ben--cleo-1']) expect(directByName(name)).toEqual({ direct: true });
    for (const name of ['general', 'privategroup', 'notes-on-mpdm', '', undefined])
      expect(directByName(name)).toEqual({});
  });
});
