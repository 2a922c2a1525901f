import { askEarly, type EarlyAnswers, early } from './early-answers.ts';

declare global {
  interface Window {
    /** Set by the first script; absent when it has not come yet, which costs time and nothing else. */
    earlyAnswers?: EarlyAnswers;
  }
}

/** As platform/ui/base.ts, which this script must not import: it stands alone (vite.config.ts). */
const base = document.querySelector('meta[name="base"]')?.getAttribute('content') ?? '';

/**
 * Remembered on this machine (nothing but the fact) while the work list is answered: then it is asked together with the session, since
 * the page's own code keeps the first answer waiting for longer than the line does.
 */
const WORKS_HERE = 'works-here';

const answers = askEarly(
  window.location.pathname.slice(base.length) || '/',
  (address, request) => fetch(`${base}${address}`, request),
  window.localStorage.getItem(WORKS_HERE) !== null,
);
window.earlyAnswers = answers;

answers
  .get(early.workList)
  ?.then((list) =>
    list?.ok ? window.localStorage.setItem(WORKS_HERE, '') : window.localStorage.removeItem(WORKS_HERE),
  )
  .catch(() => undefined);
