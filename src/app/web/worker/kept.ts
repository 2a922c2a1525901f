declare const self: ServiceWorkerGlobalScope;

/** Written in front of the worker by the build (vite.config.ts). */
declare const KEPT: {
  /** Digest of everything that is kept. */
  readonly version: string;
  /** The script that the document of this very build names. */
  readonly entry: string;
  readonly files: readonly string[];
  /** First parts of the addresses that are pages. */
  readonly pages: readonly string[];
};

export const kept = KEPT;

/** Where the page stands (SEC-42): the scope ends with a slash. */
const root = new URL(self.registration.scope).pathname;
/** The path in front of all addresses; empty at the root of the host. */
export const base = root.slice(0, -1);
/** The address of the page's document. */
export const documentAddress = root;

export const pathIn = ({ pathname }: URL): string => pathname.slice(base.length);
