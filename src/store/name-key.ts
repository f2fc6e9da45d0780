/** Between a bare name and its document in a key; in no text that was read as a name. */
const separator = '\u001f';

/**
 * The key that a person is kept under. A name of several words is its own key, so that documents meet in it; a bare
 * surname says too little for that and is kept for each document apart.
 */
export function nameKey(name: string, document: string): string {
  return /\s/u.test(name) ? name : `${name}${separator}${document}`;
}

/** The name that a key was made from. */
export function nameOfKey(key: string): string {
  const at = key.indexOf(separator);
  return at < 0 ? key : key.slice(0, at);
}

/** The one document that a bare name's key belongs to. */
export function documentOfKey(key: string): string | undefined {
  const at = key.indexOf(separator);
  return at < 0 ? undefined : key.slice(at + 1);
}
