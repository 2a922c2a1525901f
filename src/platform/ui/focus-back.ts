import { useEffect } from 'react';

/** What had the focus, the latest first: more than one, since a menu's entry is gone by the time its dialog closes. */
const lately: HTMLElement[] = [];
const REMEMBERED = 8;

const remember = ({ target }: FocusEvent): void => {
  if (!(target instanceof HTMLElement)) return;
  const known = lately.indexOf(target);
  if (known >= 0) lately.splice(known, 1);
  lately.unshift(target);
  lately.length = Math.min(lately.length, REMEMBERED);
};
if (typeof document !== 'undefined') document.addEventListener('focusin', remember);

const giveBack = (): void => {
  if (document.activeElement !== document.body) return;
  lately.find((element) => element.isConnected && !element.matches(':disabled'))?.focus({ preventScroll: true });
};

/** When this part of the page goes, the focus returns to what had it before (WCAG 2.4.3); never when it is elsewhere already. */
export const useFocusBack = (): void => {
  useEffect(() => () => void setTimeout(giveBack), []);
};
