import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/index.ts';

const example = readFileSync(join(packageRoot, '.env.example'), 'utf8');
const settings = readdirSync(join(packageRoot, 'adapters'))
  .filter((name) => name.endsWith('settings.ts'))
  .map((name) => readFileSync(join(packageRoot, 'adapters', name), 'utf8'))
  .join('\n');
const named = new Set(
  settings.match(/\b(?:REFTEL|DISCORD|SLACK|READER|PUBLIC)_[A-Z_]+\b|\bPORT\b|\bPLAYGROUND(?:_PORT)?\b/gu) ?? [],
);

it('the README tells how to set up both platforms', () => {
  const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');
  for (const word of [
    'DISCORD_TOKEN',
    'DISCORD_PUBLIC_KEY',
    'applications.commands',
    'Message Content Intent',
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'SLACK_SIGNING_SECRET',
    'connections:write',
    'REFTEL_ALLOW',
    'REFTEL_ADMINS',
    'manifest slack',
    'doctor',
  ]) {
    expect(readme, word).toContain(word);
  }
});

describe('.env.example', () => {
  it('names every setting that is read', () => {
    for (const name of named) expect(example, name).toMatch(new RegExp(`^(?:# )?${name}=`, 'mu'));
  });

  it('names no setting that is not', () => {
    for (const [, name] of example.matchAll(/^(?:# )?([A-Z_]+)=/gmu)) expect(named).toContain(name);
  });
});
