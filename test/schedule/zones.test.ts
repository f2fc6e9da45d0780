import { describe, expect, it } from 'vitest';
import { AskError } from '../../src/errors.ts';
import { readZone, zoneNamed, zonesLike } from '../../src/schedule/zones.ts';

describe('a time zone as typed', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['berlin', 'Europe/Berlin'],
    ['New York', 'America/New_York'],
    ['america/new_york', 'America/New_York'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['lord howe', 'Australia/Lord_Howe'],
    ['buenos aires', 'America/Argentina/Buenos_Aires'],
    ['utc', 'UTC'],
    ['GMT', 'UTC'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['Kolkata', 'Asia/Kolkata'],
    ['kyiv', 'Europe/Kyiv'],
    ['Ho Chi Minh', 'Asia/Ho_Chi_Minh'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
  ])('%s is %s', (typed, zone) => {
    const canonical = (name: string | undefined) =>
      new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    expect(canonical(zoneNamed(typed))).toBe(canonical(zone));
  });

  it.each(['EST', '+02:00', 'Etc/GMT+3', 'Atlantis', '', 'Europe/Berlin; DROP', '../etc/localtime'])(
    '%s is none',
    (typed) => {
      expect(zoneNamed(typed)).toBeUndefined();
      expect(() => readZone(typed)).toThrow(AskError);
    },
  );

  it('is completed by city and by region', () => {
    expect(zonesLike('ber', 3)).toContain('Europe/Berlin');
    expect(zonesLike('new y', 3)).toEqual(['America/New_York']);
    expect(zonesLike('australia/', 30)).toContain('Australia/Lord_Howe');
    expect(zonesLike('', 25)).toHaveLength(25);
    expect(zonesLike('', 25)[0]).toBe('UTC');
  });
});
