import { kept, pathIn } from './kept.ts';
import { dropOld, keepPieces, keptDocument, piece } from './pieces.ts';

/**
 * Keeps the page itself (document, scripts, styles) on the person's machine, so that coming back costs no trip for it. It knows nothing
 * of figures: whatever is not the page goes to the server as if this worker were not there.
 *
 * One build is kept as one piece, under its own name, and a document is only ever answered with the scripts that it was built with.
 * A new build takes over as soon as it is kept whole: a page opened before stays what it was, the next one is the new one.
 */
declare const self: ServiceWorkerGlobalScope;

const isPage = (path: string): boolean => kept.pages.includes(path.split('/')[1] ?? '') && !path.includes('.');

const open = async (request: Request): Promise<Response> => (await keptDocument()) ?? fetch(request);

self.addEventListener('install', (event) => event.waitUntil(keepPieces().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(dropOld()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  const path = pathIn(url);
  if (request.mode === 'navigate' && isPage(path)) event.respondWith(open(request));
  else if (path.startsWith('/assets/')) event.respondWith(piece(request));
});
