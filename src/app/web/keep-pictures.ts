import { getMe, getSite } from '../../accounts/contract.ts';
import { getWorkList } from '../../monitoring/contract.ts';
import type { RouteShape } from '../../platform/contract/route.ts';
import { base, withoutBase } from '../../platform/ui/base.ts';
import { keyOf, queryClient } from '../../platform/ui/query.ts';
import { type Drawing, keepPicture, type PicturePage, sealPicture } from './first/kept-picture.ts';
import { stylesFor } from './picture-styles.ts';
import { router } from './router.tsx';

/** Milliseconds after the last change at which a page is taken to rest. */
const REST = 1000;
/** A page larger than this (characters) is not kept. */
const LARGEST = 500_000;

/** The answers that each page is drawn from, in the order of `drawingAt`. */
const sources: Readonly<Record<PicturePage, readonly RouteShape[]>> = {
  '/': [getMe, getWorkList],
  '/dang-nhap': [getSite],
};
const isPicturePage = (path: string): path is PicturePage => path in sources;

const RESTLESS = 'dialog[open], [role=dialog], [role=alert], [aria-expanded=true], .skeleton, .offline, .said > *';

/** Nothing typed, nothing open, nothing said: the page as it comes. What somebody typed (a password) is never kept. */
const rests = (root: Element): boolean =>
  [...root.querySelectorAll('input, textarea')].every((field) => 'value' in field && field.value === '') &&
  document.querySelector(RESTLESS) === null;

/** What the page in the address bar is drawn from, once all of it is here. */
const drawingHere = (): Drawing | undefined => {
  const page = withoutBase(window.location.pathname);
  if (!isPicturePage(page) || window.location.search !== '') return undefined;
  const answers = sources[page].map((route) => queryClient.getQueryData<object>(keyOf(route, {})));
  return answers.every((answer) => answer !== undefined) ? { page, answers } : undefined;
};

/** The markup without what came with later answers; where the focus is, it is put again. */
const markupOf = (root: Element): string => {
  const copy = root.cloneNode(true) as Element;
  for (const later of copy.querySelectorAll('[data-later]')) later.remove();
  const at = [...root.querySelectorAll('input')].findIndex((input) => input.matches(':focus'));
  if (at >= 0) copy.querySelectorAll('input')[at]?.setAttribute('autofocus', '');
  return copy.innerHTML;
};

/** The fonts that the page has fetched so far. */
const fontsHere = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => path.endsWith('.woff2'));

/** The name of this very script carries the digest of the build. */
const build = new URL(import.meta.url).pathname.split('/').at(-1) ?? '';

const keep = async (root: Element): Promise<void> => {
  const drawing = drawingHere();
  if (!drawing || !rests(root)) return;
  const markup = markupOf(root);
  if (markup.length > LARGEST) return;
  const picture = { styles: stylesFor(markup), fonts: fontsHere(), markup };
  await keepPicture(base, drawing.page, await sealPicture(picture, build, drawing));
};

/** Keeps the picture of the pages that people come back to, each time one of them has come to rest. */
export const keepPictures = (root: Element): void => {
  if (!import.meta.env.PROD) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    // Where nothing can be kept (no TLS, no room) the next visit takes longer and nothing else.
    timer = setTimeout(() => void keep(root).catch(() => undefined), REST);
  };
  router.subscribe('onRendered', soon);
  queryClient.getQueryCache().subscribe(({ type }) => {
    if (type === 'updated') soon();
  });
  soon();
};
