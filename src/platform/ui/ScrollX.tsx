import { type ReactNode, useEffect, useRef, useState } from 'react';

type ScrollXProps = { readonly label: string; readonly className?: string; readonly children: ReactNode };

/** A wide table on a narrow screen: scrolls sideways by itself, and by keyboard too as soon as there is something to scroll. */
export const ScrollX = ({ label, className = '', children }: ScrollXProps) => {
  const box = useRef<HTMLElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return (
    <section ref={box} className={`scroll-x ${className}`} {...(scrolls ? { tabIndex: 0, 'aria-label': label } : {})}>
      {children}
    </section>
  );
};
