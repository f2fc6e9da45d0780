import { everything } from '../../src/index.ts';
import type { Addresses, Place } from './addresses.ts';
import type { Grant, Signer } from './grant.ts';

/** What opened a document, and the cookie that keeps it open, if a link did. */
export interface Admission {
  readonly access: Grant['access'];
  /** What the page's own links may carry on; undefined where everybody may read. */
  readonly grant: Pick<Grant, 'access' | 'expires'> | undefined;
  readonly cookie?: string;
}

/** What came with a request. */
export interface Shown {
  readonly token?: string | undefined;
  readonly cookie?: string | undefined;
}

/** The name of the session's cookie. */
export const cookieName = 'reftel_reader';

/**
 * Who gets in. An open collection lets in everybody; elsewhere a link's token counts, and without one the session that an
 * earlier link to the same document began. A token that does not fit opens nothing, whatever session there is.
 */
export class Doorkeeper {
  readonly #signer: Signer;
  readonly #addresses: Addresses;
  readonly #open: boolean;
  readonly #now: () => Date;

  constructor(signer: Signer, addresses: Addresses, open: boolean, now: () => Date) {
    this.#signer = signer;
    this.#addresses = addresses;
    this.#open = open;
    this.#now = now;
  }

  /** Undefined: nothing is opened. `document` and `version` are as the address has them. */
  admit(document: string, { version }: Place, { token, cookie }: Shown): Admission | undefined {
    if (this.#open) return { access: everything, grant: undefined };
    if (token !== undefined) {
      const grant = this.#signer.open(token, { document, version }, 'link');
      return grant && { access: grant.access, grant, cookie: this.#cookie(grant) };
    }
    const session = cookie === undefined ? undefined : this.#signer.open(cookie, { document }, 'session');
    return session && { access: session.access, grant: session };
  }

  /** Same access, same end, this document only: sent for its own paths, out of reach of scripts and of other sites' frames. */
  #cookie({ document, access, expires }: Grant): string {
    const left = Math.max(0, expires - Math.floor(this.#now().getTime() / 1_000));
    const secure = this.#addresses.base.protocol === 'https:' ? '; Secure' : '';
    const value = this.#signer.seal({ document, access, expires }, 'session');
    return `${cookieName}=${value}; Path=${this.#addresses.path(document)}; Max-Age=${left}; HttpOnly; SameSite=Lax${secure}`;
  }
}
