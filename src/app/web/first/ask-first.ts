import { askEarly, type EarlyAnswers } from './early-answers.ts';
import { holdPicture } from './hand-over.ts';

/**
 * The first script of the page, a plain one that stands alone (vite.config.ts): it asks the server what the page will ask, and lets the
 * page's own code begin; where the page came with a picture of itself (worker/page-document.ts), as soon as that is seen.
 */
export type FirstScript = {
  readonly answers: EarlyAnswers;
  /** Done when the page's styles are here: with a picture they come after it. */
  readonly styles: Promise<unknown>;
  /** Called right before the page is drawn over the picture; its answer right after. */
  readonly handOver: () => () => void;
};

declare global {
  interface Window {
    firstScript?: FirstScript;
  }
}

/** As platform/ui/base.ts, which this script must not import. */
const base = document.querySelector('meta[name="base"]')?.getAttribute('content') ?? '';
/** The page's own code. */
const entry = document.currentScript?.dataset.code ?? '';

/** A worker that has asked already answers these (worker/first-answers.ts). */
const answers = askEarly(window.location.pathname.slice(base.length) || '/', (address, request) =>
  fetch(`${base}${address}`, request),
);

const ready = new Promise<void>((resolve) => {
  if (document.readyState !== 'loading') resolve();
  else document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
});

/** Milliseconds after which a frame is no longer waited for. */
const LONG = 1000;
/** The picture has been drawn; a page that nobody looks at never is. */
const seen = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, document.hidden ? 0 : LONG);
  });

/** Said where the page's own code cannot be had: a picture would look like a page that does not answer. */
const sayMissing = (): void => {
  const words = Object.assign(document.createElement('main'), { className: 'alone' });
  words.textContent = 'Chưa tải được trang. Kiểm tra đường truyền rồi tải lại.';
  document.getElementById('root')?.replaceChildren(words);
};

let styles: Promise<unknown> = Promise.resolve();
let hold: ReturnType<typeof holdPicture> | undefined;

/** Puts in the page's own code and styles, which wait in a template where a picture came first. */
const takeCode = (): void => {
  const waiting = document.querySelector<HTMLTemplateElement>('template#code')?.content;
  if (!waiting) return;
  const links = [...waiting.querySelectorAll('link[rel=stylesheet]')];
  document.head.append(waiting);
  const come = (link: Element) =>
    new Promise((resolve) => {
      for (const end of ['load', 'error']) link.addEventListener(end, resolve);
    });
  styles = Promise.all(links.map(come));
};

const begin = (): void => {
  const script = Object.assign(document.createElement('script'), { type: 'module', crossOrigin: '', src: entry });
  script.addEventListener('error', sayMissing);
  document.head.append(script);
};

const start = async (): Promise<void> => {
  await ready;
  const root = document.getElementById('root');
  if (root?.hasChildNodes()) {
    hold = holdPicture(root);
    // Who is not signed in is led to the sign-in anyway; the page begins where its picture is from.
    const { page } = root.dataset;
    if (page) window.history.replaceState(null, '', base + page);
    await seen();
    takeCode();
  }
  begin();
};
void start();

window.firstScript = {
  answers,
  get styles() {
    return styles;
  },
  handOver: () => hold?.() ?? (() => undefined),
};
