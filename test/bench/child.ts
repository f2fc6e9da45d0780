import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A script of this folder in a process of its own: it is told lines of JSON and answers in such lines. */
export interface Child {
  tell(message: unknown): void;
  /** Its next answer. */
  next<Answer>(): Promise<Answer>;
  /** Closes its input and waits for the end. */
  end(): Promise<void>;
}

/** Starts a script, with the loader where it is TypeScript; `heap` is in MB, `flags` are further ones for Node. */
export function startChild(script: string, heap: number, flags: readonly string[] = []): Child {
  const loader = script.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(
    process.execPath,
    [...loader, ...flags, `--max-old-space-size=${heap}`, join(import.meta.dirname, script)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  return {
    tell: (message) => void child.stdin.write(`${JSON.stringify(message)}\n`),
    next: async <Answer>() => {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`${script} ended without an answer`);
      return JSON.parse(value) as Answer;
    },
    end: () => {
      child.stdin.end();
      return ended;
    },
  };
}

/** Runs a script that needs one message. */
export async function inChild<Answer>(
  script: string,
  message: unknown,
  heap: number,
  flags: readonly string[] = [],
): Promise<Answer> {
  const child = startChild(script, heap, flags);
  child.tell(message);
  const answer = await child.next<Answer>();
  await child.end();
  return answer;
}
