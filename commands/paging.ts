import { AskError } from '../src/index.ts';
import type { OptionValue } from './options.ts';
import type { Action, Block } from './reply.ts';

export const pageSize = 5;

/** A page of a list: where it starts and ends (from 0, end exclusive) and the pager to show when there is more than one. */
export interface Paging {
  readonly start: number;
  readonly end: number;
  readonly blocks: readonly Block[];
  readonly actions: readonly Action[];
}

/** How the pages of a list are asked for. */
export interface Paged {
  readonly page: number;
  readonly total: number;
  /** What is counted, in the plural. */
  readonly unit: string;
  /** The command that shows another page, with its other options. */
  readonly command: string;
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly size?: number;
}

/**
 * The page asked for, with buttons to the next and the previous one.
 * @throws AskError for a page beyond the last
 */
export function paging({ page, total, unit, command, options, size = pageSize }: Paged): Paging {
  const pages = Math.max(1, Math.ceil(total / size));
  if (page > pages)
    throw new AskError(`There is no page ${page}: the answer has ${pages === 1 ? 'one page' : `${pages} pages`}`);
  const start = (page - 1) * size;
  const end = Math.min(total, start + size);
  const turn = (label: string, to: number): Action => ({ label: [label], command, options: { ...options, page: to } });
  return {
    start,
    end,
    blocks: pages === 1 ? [] : [{ kind: 'pager', page, pages, from: start + 1, to: end, total, unit }],
    actions: [...(page < pages ? [turn('Next', page + 1)] : []), ...(page > 1 ? [turn('Previous', page - 1)] : [])],
  };
}
