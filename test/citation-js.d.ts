declare module '@citation-js/core' {
  /** One item of CSL-JSON, as far as tests look at it. */
  export interface Item {
    readonly id?: string;
    readonly type?: string;
    readonly title?: string;
    readonly number?: string;
    readonly note?: string;
    readonly author?: readonly { readonly family?: string; readonly given?: string; readonly literal?: string }[];
    readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  }
  export class Cite {
    constructor(data: unknown, options?: { readonly forceType?: string });
    readonly data: readonly Item[];
    format(
      kind: 'bibliography',
      options: { readonly template: string; readonly format: 'text'; readonly lang?: string },
    ): string;
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
declare module '@citation-js/plugin-csl';
