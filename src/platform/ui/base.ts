/** The path under which the whole product stands (SEC-42), `/dan-toc`; empty at the root of its host. The server writes it into the page. */
export const base: string =
  typeof document === 'undefined' ? '' : (document.querySelector('meta[name="base"]')?.getAttribute('content') ?? '');

/** An address of ours as the browser has to ask for it. */
export const underBase = (address: string): string => (address.startsWith('/') ? `${base}${address}` : address);

/** A path of the browser as our pages know it. */
export const withoutBase = (path: string): string =>
  base !== '' && (path === base || path.startsWith(`${base}/`)) ? path.slice(base.length) || '/' : path;
