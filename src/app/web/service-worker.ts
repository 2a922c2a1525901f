/**
 * Keeps the page itself (document, scripts, styles) on the person's machine, so that coming back costs no trip for it. It knows nothing of
 * figures: whatever is not the page goes to the server as if this file were not there.
 *
 * One build is kept as one piece, under its own name, and a document is only ever answered with the scripts that it was built with.
 * A new build takes over as soon as it is kept whole: a page opened before stays what it was, the next one is the new one.
 */
export {};

declare const self: ServiceWorkerGlobalScope;

/** Written in front of this file by the build (vite.config.ts). */
declare const KEPT: {
  /** Digest of everything that is kept. */
  readonly version: string;
  /** The script that the document of this very build names. */
  readonly entry: string;
  readonly files: readonly string[];
  /** First parts of the addresses that are pages. */
  readonly pages: readonly string[];
};

const FAMILY = 'page-';
const NAME = FAMILY + KEPT.version;
/** Where the page stands (SEC-42): the scope ends with a slash. */
const DOCUMENT = new URL(self.registration.scope).pathname;
const pathIn = ({ pathname }: URL): string => `/${pathname.slice(DOCUMENT.length)}`;

/** While an update is rolled out a document may come from another build than this worker: it is not kept, and the worker not installed. */
const documentOfThisBuild = async (): Promise<Response> => {
  const answer = await fetch(DOCUMENT, { cache: 'no-store', credentials: 'omit' });
  const text = await answer.clone().text();
  if (!answer.ok || !text.includes(KEPT.entry)) throw new Error(`the page is not of the build ${KEPT.version}`);
  return answer;
};

const keep = async (): Promise<void> => {
  const cache = await caches.open(NAME);
  await cache.put(DOCUMENT, await documentOfThisBuild());
  await cache.addAll(KEPT.files.map((file) => `${DOCUMENT}${file.slice(1)}`));
  await self.skipWaiting();
};

/** Scripts of the build before stay for the pages that are still open. */
const dropOld = async (): Promise<void> => {
  const kept = (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== NAME);
  await Promise.all(kept.slice(0, -1).map((name) => caches.delete(name)));
};

const document = async (request: Request): Promise<Response> =>
  (await (await caches.open(NAME)).match(DOCUMENT)) ?? fetch(request);

/**
 * A name carries the digest of its content: whichever build kept it, it is the same. Modules are handed on as answers of this worker's
 * own: beside one from the cache the browser writes its compiled code, before the first picture, and never reads it. They are told from plain
 * scripts by their mode, which styles and fonts share to no harm.
 */
const piece = async (request: Request): Promise<Response> => {
  const kept = await caches.match(request);
  if (kept === undefined) return fetch(request);
  return request.mode === 'cors' ? new Response(kept.body, kept) : kept;
};

const isPage = (path: string): boolean => KEPT.pages.includes(path.split('/')[1] ?? '') && !path.includes('.');

self.addEventListener('install', (event) => event.waitUntil(keep()));
self.addEventListener('activate', (event) => event.waitUntil(dropOld()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && isPage(pathIn(url))) event.respondWith(document(request));
  else if (pathIn(url).startsWith('/assets/')) event.respondWith(piece(request));
});
