/** `NAME.meta.json` stands beside NAME and states what its text does not say. It is no document itself. */
const ending = '.meta.json';

/** The name of the sidecar that belongs to a file. */
export function sidecarName(name: string): string {
  return `${name}${ending}`;
}

/** The name of the file that this one describes; undefined for what is no sidecar. */
export function describedBy(name: string): string | undefined {
  return name.endsWith(ending) && name.length > ending.length ? name.slice(0, -ending.length) : undefined;
}
