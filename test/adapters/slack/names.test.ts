import { describe, expect, it } from 'vitest';
import { reservedNames, slackName, slackNames, umbrella } from '../../../adapters/slack/names.ts';
import { commands } from '../../../commands/index.ts';
import { ConfigError } from '../../../src/index.ts';

const named = (name: string, ...aliases: string[]) => ({ name, aliases });

describe('what a command is called in Slack', () => {
  it('is its own name where that is free', () => {
    expect(slackName(named('find', 'search'))).toBe('/find');
  });

  it('is an alias where Slack has a command of the name', () => {
    expect(slackName(named('who', 'whois'))).toBe('/whois');
    expect(slackName(named('search', 'who', 'find'))).toBe('/find');
  });

  it('begins with reftel where every name is taken', () => {
    expect(slackName(named('help'))).toBe('/reftel-help');
    expect(slackName(named('remove'))).toBe('/reftel-remove');
  });

  it('has the prefix in front, which frees reserved names', () => {
    expect(slackName(named('who', 'whois'), 'desk-')).toBe('/desk-who');
    expect(umbrella('desk-')).toBe('/desk-reftel');
  });

  it('is never reserved, and never the same twice', () => {
    for (const prefix of ['', 'desk-', 'dn', 'sh']) {
      const names = slackNames(commands, prefix).map(({ slash }) => slash);
      expect(new Set(names).size).toBe(names.length);
      for (const slash of names) {
        expect(slash).toMatch(/^\/[a-z0-9_-]{1,31}$/u);
        expect(reservedNames.has(slash.slice(1)), slash).toBe(false);
      }
    }
  });

  it('is there for every command, after the umbrella', () => {
    const names = slackNames(commands);
    expect(names[0]).toEqual({ slash: '/reftel' });
    expect(names.slice(1).map(({ command }) => command)).toEqual(commands);
  });

  it('leaves what Slack has no room for to the umbrella', () => {
    const [first] = commands;
    if (first === undefined) throw new Error('no commands');
    const many = Array.from({ length: 70 }, (_, at) => ({ ...first, name: `name${at}`, aliases: [] }));
    expect(slackNames(many)).toHaveLength(50);
    expect(slackNames([{ ...first, name: 'x'.repeat(32), aliases: [] }])).toEqual([{ slash: '/reftel' }]);
  });

  it.each(['A-', 'a b', '/x', '-', 'x'.repeat(17), 'ü'])('takes no prefix "%s"', (prefix) => {
    expect(() => slackNames(commands, prefix)).toThrow(ConfigError);
  });
});
