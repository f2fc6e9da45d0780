import { describe, expect, it } from 'vitest';
import { askerOf } from '../../../adapters/slack/reach.ts';

describe('who asks on Slack', () => {
  it('is of the workspace they belong to, also in a channel shared between companies', () => {
    expect(askerOf({ user: 'U1', team: 'T1', channel: 'C1' })).toEqual({ user: 'U1', place: 'T1' });
    expect(askerOf({ user: 'U1', team: 'T1', home: 'T2', channel: 'C1' })).toEqual({ user: 'U1', place: 'T2' });
  });

  it('is the person alone in direct messages', () => {
    expect(askerOf({ user: 'U1', team: 'T1', channel: 'D1' })).toEqual({ user: 'U1' });
  });
});
