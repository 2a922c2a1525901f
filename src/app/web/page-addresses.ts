import { pages } from './pages.ts';

/** First parts of the addresses that are pages. The build keeps them with the page: server and service worker answer 200 only to these. */
export const pageAddresses: readonly string[] = [
  ...new Set([...pages.keys()].map((path) => path.split('/')[1] ?? '')),
].sort();
