import { useEffect, useRef, useState } from 'react';
import { usePath } from '../../../platform/ui/address.tsx';

const findHeading = (): HTMLElement | null => document.querySelector('main h1');

/** Tells a screen reader which page has come, and puts the focus at its heading (WCAG 2.4.3, 4.1.3). */
export const RouteVoice = () => {
  const path = usePath();
  const first = useRef(true);
  const [title, setTitle] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: speaks whenever the address has changed
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    // The page comes in lazily: wait for its heading a little while.
    let tries = 0;
    const timer = setInterval(() => {
      const heading = findHeading();
      tries += 1;
      if (!heading && tries < 40) return;
      clearInterval(timer);
      if (!heading) return;
      setTitle(heading.textContent ?? '');
      if (document.activeElement === document.body || document.activeElement?.closest('nav, header'))
        heading.focus({ preventScroll: true });
    }, 100);
    return () => clearInterval(timer);
  }, [path]);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {title}
    </div>
  );
};
