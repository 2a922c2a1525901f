import { underBase } from '../../platform/ui/base.ts';

/** A weak line carries what the person came for first. */
const AFTERWARDS_MS = 1000;

/**
 * Lets the page be kept on this machine (worker/service-worker.ts). Browsers that cannot, and addresses without TLS, go on asking the server
 * every time, which costs time and nothing else.
 */
export const keepPage = (): void => {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const begin = () =>
    setTimeout(
      () => void navigator.serviceWorker.register(underBase('/service-worker.js')).catch(() => undefined),
      AFTERWARDS_MS,
    );
  if (document.readyState === 'complete') begin();
  else window.addEventListener('load', begin, { once: true });
};
