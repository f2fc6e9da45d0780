/**
 * What every answer of our web servers carries: nothing is fetched from elsewhere, nothing is run, nobody frames it, nobody
 * is told where a reader came from, nothing is kept by caches.
 */
export const everywhere: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'x-dns-prefetch-control': 'off',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), interest-cohort=()',
  'cache-control': 'private, no-store',
};

/** For what is the same for everybody and named by its content. */
export const forGood = 'public, max-age=31536000, immutable';

/** For the text of a document as it is: even where a browser took it for a page it would do nothing. */
export const asIs = "default-src 'none'; sandbox; frame-ancestors 'none'";

/** `attachment; filename="…"; filename*=UTF-8''…` (RFC 6266, RFC 8187). */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\w.-]+/gu, '_');
  const full = encodeURIComponent(name.replace(/\p{Cs}/gu, '_')).replace(
    /['()*!]/gu,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${full}`;
}
