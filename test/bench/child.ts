import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** A script of this folder in a process of its own: it takes lines of JSON, and ends with one answer, JSON too. */
export interface Child<Answer> {
  tell(message: unknown): void;
  /** Closes its input and waits for the end. */
  answer(): Promise<Answer>;
}

/** Starts a script; `heap` is in MB. */
export function startChild<Answer>(script: string, heap: number): Child<Answer> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', `--max-old-space-size=${heap}`, join(import.meta.dirname, script)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const ended = new Promise<Answer>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve(JSON.parse(output) as Answer);
      else reject(new Error(`${script} ended with status ${status}`));
    });
  });
  return {
    tell: (message) => void child.stdin.write(`${JSON.stringify(message)}\n`),
    answer: () => {
      child.stdin.end();
      return ended;
    },
  };
}

/** Runs a script that needs one message. */
export function inChild<Answer>(script: string, message: unknown, heap: number): Promise<Answer> {
  const child = startChild<Answer>(script, heap);
  child.tell(message);
  return child.answer();
}
