import { base, documentAddress, kept } from './kept.ts';

const FAMILY = 'page-';
const NAME = FAMILY + kept.version;

/** While an update is rolled out a document may come from another build than this worker: it is not kept, and the worker not installed. */
const documentOfThisBuild = async (): Promise<Response> => {
  const answer = await fetch(documentAddress, { cache: 'no-store', credentials: 'omit' });
  const text = await answer.clone().text();
  if (!answer.ok || !text.includes(`src="${base}${kept.entry}"`))
    throw new Error(`the page is not of the build ${kept.version}`);
  return answer;
};

/** Keeps the whole build. */
export const keepPieces = async (): Promise<void> => {
  const cache = await caches.open(NAME);
  await cache.put(documentAddress, await documentOfThisBuild());
  await cache.addAll(kept.files.map((file) => base + file));
};

/** Where version 0.3 kept sealed copies of pages. */
const PICTURES = 'pictures';

/** Scripts of the build before stay for the pages that are still open. */
export const dropOld = async (): Promise<void> => {
  const all = (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== NAME);
  await Promise.all([PICTURES, ...all.slice(0, -1)].map((name) => caches.delete(name)));
};

/** The document of this build as it was kept; undefined when the browser has thrown it away. */
export const keptDocument = async (): Promise<Response | undefined> => (await caches.open(NAME)).match(documentAddress);

/**
 * A name carries the digest of its content: whichever build kept it, it is the same. Modules are handed on as answers of this worker's
 * own: beside one from the cache the browser writes its compiled code, before the first picture, and never reads it. They are told from plain
 * scripts by their mode, which styles and fonts share to no harm.
 */
export const piece = async (request: Request): Promise<Response> => {
  const found = await caches.match(request);
  if (found === undefined) return fetch(request);
  return request.mode === 'cors' ? new Response(found.body, found) : found;
};
