import { Numbers } from '../flat-lists.ts';
import { documentOfKey, nameOfKey } from '../store/name-key.ts';
import type { NameRow } from '../store/store.ts';
import { type PackedTexts, Texts } from '../texts.ts';

/** A table as it can be handed to another thread. */
export interface PackedNameTable {
  readonly keys: PackedTexts;
  readonly mentions: Uint32Array;
  readonly exact: Uint32Array;
  readonly documents: Uint32Array;
  readonly earliest: Uint32Array;
  readonly latest: Uint32Array;
  readonly days: readonly (string | undefined)[];
}

/**
 * Names with their totals in columns: some 30 bytes a name beside its letters, where a row of its own would take 200.
 * `place` counts from 0 in the order in which they were added.
 */
export class NameTable {
  #keys = new Texts();
  #mentions = new Numbers();
  #exact = new Numbers();
  #documents = new Numbers();
  #earliest = new Numbers();
  #latest = new Numbers();
  /** The days that dates are, by number; 0 for none. */
  #days: (string | undefined)[] = [undefined];
  readonly #numbers = new Map<string, number>();

  /** To be read only: nothing can be added. */
  static unpacked(packed: PackedNameTable): NameTable {
    const table = new NameTable();
    table.#keys = Texts.unpacked(packed.keys);
    table.#mentions = Numbers.of(packed.mentions);
    table.#exact = Numbers.of(packed.exact);
    table.#documents = Numbers.of(packed.documents);
    table.#earliest = Numbers.of(packed.earliest);
    table.#latest = Numbers.of(packed.latest);
    table.#days = [...packed.days];
    return table;
  }

  pack(): PackedNameTable {
    return {
      keys: this.#keys.pack(),
      mentions: this.#mentions.trimmed(),
      exact: this.#exact.trimmed(),
      documents: this.#documents.trimmed(),
      earliest: this.#earliest.trimmed(),
      latest: this.#latest.trimmed(),
      days: this.#days,
    };
  }

  get keys(): Texts {
    return this.#keys;
  }

  add(row: NameRow): void {
    this.keys.push(row.key);
    this.#mentions.push(row.mentions);
    this.#exact.push(row.exact);
    this.#documents.push(row.documents);
    this.#earliest.push(this.#numberOf(row.earliest));
    this.#latest.push(this.#numberOf(row.latest));
  }

  get size(): number {
    return this.keys.length;
  }

  name(place: number): string {
    return nameOfKey(this.keys.at(place));
  }

  /** Whether it is a bare surname, known in one document only. */
  isBare(place: number): boolean {
    return documentOfKey(this.keys.at(place)) !== undefined;
  }

  /** Those that are their own key. */
  *fullNames(): Generator<string> {
    for (const key of this.keys) if (documentOfKey(key) === undefined) yield key;
  }

  mentions(place: number): number {
    return this.#mentions.at(place);
  }

  exact(place: number): number {
    return this.#exact.at(place);
  }

  earliest(place: number): string | undefined {
    return this.#days[this.#earliest.at(place)];
  }

  latest(place: number): string | undefined {
    return this.#days[this.#latest.at(place)];
  }

  row(place: number): NameRow {
    const key = this.keys.at(place);
    const [document, earliest, latest] = [documentOfKey(key), this.earliest(place), this.latest(place)];
    return {
      key,
      name: nameOfKey(key),
      ...(document === undefined ? {} : { document }),
      mentions: this.mentions(place),
      exact: this.exact(place),
      documents: this.#documents.at(place),
      ...(earliest === undefined ? {} : { earliest }),
      ...(latest === undefined ? {} : { latest }),
    };
  }

  #numberOf(day: string | undefined): number {
    if (day === undefined) return 0;
    const known = this.#numbers.get(day);
    if (known !== undefined) return known;
    const number = this.#days.push(day) - 1;
    this.#numbers.set(day, number);
    return number;
  }
}
