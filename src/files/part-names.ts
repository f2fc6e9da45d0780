const longest = 1_000;

/**
 * Names of an archive's parts: places to show and to tell parts apart by, never paths to follow. What would lead out of
 * the archive is taken off (`/`, `C:`, `..`), control characters become U+FFFD, and no two parts have the same name.
 */
export class PartNames {
  readonly #taken = new Set<string>();

  /** The name without what would lead elsewhere; undefined for folders, hidden files and what a system put beside them. */
  static plain(written: string): string | undefined {
    if (/[/\\]$/u.test(written)) return undefined;
    const segments = written
      .slice(-longest)
      .replace(/\p{Cc}/gu, '\ufffd')
      .split(/[/\\]/u)
      .filter((segment) => !/^(?:\.{0,2}|[A-Za-z]:)$/u.test(segment));
    if (segments.length === 0 || segments.some((segment) => segment.startsWith('.') || segment === '__MACOSX'))
      return undefined;
    // "!/" is how the place within an archive within an archive is written.
    return segments.join('/').replaceAll('!/', '!\ufffd/');
  }

  /** The name itself when it is new, otherwise with a number before its ending. */
  unique(name: string): string {
    const dot = /\.[^./]+$/u.exec(name)?.index ?? name.length;
    let free = name;
    for (let count = 2; this.#taken.has(free); count += 1) free = `${name.slice(0, dot)} (${count})${name.slice(dot)}`;
    this.#taken.add(free);
    return free;
  }
}
