import { askEarly, type EarlyAnswers, early } from './early-answers.ts';
import { missingWords, RELOAD, startAnew, whyMissing } from './why-missing.ts';

declare global {
  interface Window {
    /** Set by this script; where it is missing the page asks for itself. */
    earlyAnswers?: EarlyAnswers;
  }
}

/** As platform/ui/base.ts, which this script must not import: it is built alone and comes before all others (vite.config.ts). */
const base = document.querySelector('meta[name="base"]')?.getAttribute('content') ?? '';

const ask = async (address: string): Promise<Response> => {
  const answer = await fetch(base + address, { headers: { accept: 'application/json' }, credentials: 'same-origin' });
  // Read to its end at once: an answer that nobody takes must not hold its connection.
  return new Response(await answer.arrayBuffer(), { status: answer.status, headers: answer.headers });
};

/** Kept on this machine (nothing but the fact) as long as the list of tasks is answered. */
const WORKS_HERE = 'works-here';
const { localStorage, location } = window;

const answers = askEarly(location.pathname.slice(base.length) || '/', ask, localStorage.getItem(WORKS_HERE) !== null);
window.earlyAnswers = answers;

const note = (list: Response | undefined): void =>
  list?.ok ? localStorage.setItem(WORKS_HERE, '') : localStorage.removeItem(WORKS_HERE);
answers
  .get(early.workList)
  ?.then(note)
  .catch(() => undefined);

/** Said where the page's own code cannot be had: the page would stay empty. */
const sayMissing = async (piece: string): Promise<void> => {
  const why = await whyMissing(piece, base + early.site, (address) => fetch(address, { cache: 'no-store' }));
  const place = Object.assign(document.createElement('main'), { className: 'alone' });
  const words = Object.assign(document.createElement('p'), { textContent: missingWords[why] });
  const reload = Object.assign(document.createElement('button'), { type: 'button', textContent: RELOAD });
  reload.addEventListener('click', () => void startAnew());
  words.setAttribute('role', 'alert');
  place.append(words, reload);
  document.getElementById('root')?.replaceChildren(place);
};
window.addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLScriptElement && target.type === 'module') void sayMissing(target.src);
  },
  true,
);
