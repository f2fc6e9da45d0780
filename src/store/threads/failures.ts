import { AskError, ConfigError, DocumentError, StoreError } from '../../errors.ts';

/** An error on its way to another thread, which by itself would forget its class and its own fields. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  /** Its own fields, those that can be copied. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly cause?: Failure;
}

type Fields = Failure['fields'];

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
const number = (value: unknown) => (typeof value === 'number' ? value : undefined);
const texts = (value: unknown) => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);

/** How those that mean something to others are made again; any other is an error with the name it had. */
const classes: Readonly<Record<string, (message: string, fields: Fields) => Error>> = {
  AskError: (message, fields) => {
    const [typed, at] = [text(fields['text']), number(fields['at'])];
    return new AskError(message, {
      ...(typed === undefined ? {} : { text: typed }),
      ...(at === undefined ? {} : { at }),
      suggestions: texts(fields['suggestions']),
      usage: fields['usage'] === true,
    });
  },
  DocumentError: (_, fields) =>
    new DocumentError(text(fields['file']) ?? '', text(fields['why']) ?? '', number(fields['line'])),
  StoreError: (message) => new StoreError(message),
  ConfigError: (_, fields) => new ConfigError(texts(fields['problems'])),
  TypeError: (message) => new TypeError(message),
  RangeError: (message) => new RangeError(message),
};

const mostCauses = 5;

/** Packs what was thrown, whatever it is. */
export function packed(thrown: unknown, causes = mostCauses): Failure {
  if (!(thrown instanceof Error)) return { name: 'Error', message: String(thrown), stack: '', fields: {} };
  const fields = Object.entries(thrown).filter(([, value]) => isPlain(value));
  return {
    name: thrown.name,
    message: thrown.message,
    stack: thrown.stack ?? '',
    fields: Object.fromEntries(fields),
    ...(thrown.cause === undefined || causes === 0 ? {} : { cause: packed(thrown.cause, causes - 1) }),
  };
}

/** Words, numbers, and lists of words: the fields that our errors have. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string');
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** The error as it was thrown in the other thread, of its class and with its stack. */
export function unpacked({ name, message, stack, fields, cause }: Failure): Error {
  const known = Object.hasOwn(classes, name) ? classes[name] : undefined;
  const error = known?.(message, fields) ?? Object.assign(new Error(message), fields, { name });
  if (stack !== '') error.stack = stack;
  if (cause !== undefined)
    Object.defineProperty(error, 'cause', { value: unpacked(cause), writable: true, configurable: true });
  return error;
}
