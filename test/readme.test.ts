import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../src/index.ts';
import { streamsOf, typedAt } from './doubles/command-line.ts';

const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'gu'))].map((match) => match[1] ?? '');
const main = join(packageRoot, 'dist', 'adapters', 'main.js');

interface Example {
  readonly typed: string;
  readonly shown: readonly string[];
}

const examples: Example[] = blocks('console').flatMap((block) =>
  block
    .split(/^\$ /mu)
    .filter(Boolean)
    .map((part) => {
      const [typed = '', ...shown] = part.trimEnd().split('\n');
      return { typed, shown: shown.filter((line) => line !== '…') };
    }),
);

interface Ended {
  readonly stdout: string;
  readonly status: number | null;
}

/** What the program as it is built prints. */
function built(typed: readonly string[], env: NodeJS.ProcessEnv): Ended {
  return spawnSync(process.execPath, [main, ...typed], { env, encoding: 'utf8', cwd: packageRoot });
}

/** What the same command line prints in this process, which need not start first. */
async function here(typed: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const streams = streamsOf();
  let stdout = '';
  streams.output.on('data', (chunk) => {
    stdout += String(chunk);
  });
  streams.input.end();
  const status = await typedAt(streams, typed, { REFTEL_DATA: env['REFTEL_DATA'] ?? '' }, false, () => new Date());
  return { stdout, status };
}

describe('the README', () => {
  let folder = '';
  let environment: NodeJS.ProcessEnv = {};
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'reftel-readme-'));
    environment = { ...process.env, REFTEL_DATA: folder, REFTEL_STORE: '' };
    delete environment['REFTEL_STORE'];
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('shows both commands', () => {
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
    expect(examples.length).toBeGreaterThan(4);
  });

  const started = new Set<string>();
  for (const { typed, shown } of examples) {
    it(`shows what "${typed}" prints`, async () => {
      const [, subcommand = '', words = '', option] =
        /^npm run -s reftel -- (run|find) "(.*)"(?: (--\w+))?$/u.exec(typed) ?? [];
      expect(words).not.toBe('');
      // The built program shows one example of each kind; it takes a second to start.
      const print = started.has(subcommand) ? here : built;
      started.add(subcommand);
      const { stdout, status } = await print(
        [subcommand, words, ...(option === undefined ? [] : [option])],
        environment,
      );
      const printed = stdout.split('\n');
      let at = -1;
      for (const line of shown) {
        at = printed.findIndex((each, index) => index > at && each.trimEnd() === line.trimEnd());
        expect(at, `${line}\n--- not in ---\n${stdout}`).toBeGreaterThanOrEqual(0);
      }
      expect(status).toBe(0);
    });
  }

  it('has a program that runs against the built package', () => {
    const [program = ''] = blocks('ts');
    const door = new URL('file:');
    door.pathname = join(packageRoot, 'dist', 'src', 'index.js');
    const file = join(folder, 'program.mjs');
    writeFileSync(
      file,
      program.replace("'reftel'", JSON.stringify(door.href)).replace('sqlite:data/', `sqlite:${folder}/program-`),
    );
    const printed = execFileSync(process.execPath, [file], { cwd: packageRoot, encoding: 'utf8', env: environment });
    expect(printed).toContain('07STATE130159 ¶4 Double Standards and Moving the Goal Posts');
  });

  it('answers piped commands in order, and ends with the input', () => {
    const { stdout, status } = spawnSync(process.execPath, [main, 'start'], {
      env: environment,
      encoding: 'utf8',
      cwd: packageRoot,
      input: '/who kramer\n/thread STATE 130159\n',
    });
    expect(stdout.indexOf('David Kramer')).toBeGreaterThanOrEqual(0);
    expect(stdout.indexOf('07 MINSK 352')).toBeGreaterThan(stdout.indexOf('David Kramer'));
    expect(status).toBe(0);
  });
});
