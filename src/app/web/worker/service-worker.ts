import { answerOnce, askedFor, askFor, forgetAnswers } from './first-answers.ts';
import { kept, pathIn } from './kept.ts';
import { documentFor } from './page-document.ts';
import { dropOld, keepPieces, piece } from './pieces.ts';

/**
 * Keeps the page itself (document, scripts, styles) on the person's machine, so that coming back costs no trip for it. What the page
 * will ask first is asked here, while the browser still sets up the page; where the answers are those that a kept picture was drawn from,
 * the document comes with the picture in it. All else goes to the server as if this worker were not there.
 *
 * One build is kept as one piece, under its own name, and a document is only ever answered with the scripts that it was built with.
 * A new build takes over as soon as it is kept whole: a page opened before stays what it was, the next one is the new one.
 */
declare const self: ServiceWorkerGlobalScope;

const isPage = (path: string): boolean => kept.pages.includes(path.split('/')[1] ?? '') && !path.includes('.');

const open = async (request: Request, url: URL, client: string): Promise<Response> => {
  const path = pathIn(url);
  return (await documentFor(path, url.search, askFor(path, client))) ?? fetch(request);
};

self.addEventListener('install', (event) => event.waitUntil(keepPieces().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(dropOld()));
self.addEventListener('fetch', (event) => {
  const { request, clientId } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  const path = pathIn(url);
  if (request.method !== 'GET') return forgetAnswers(clientId);
  if (request.mode === 'navigate' && isPage(path))
    return event.respondWith(open(request, url, event.resultingClientId));
  if (path.startsWith('/assets/')) return event.respondWith(piece(request));
  const asking = askedFor(url, clientId);
  if (asking) event.respondWith(answerOnce(request, path, asking));
});
