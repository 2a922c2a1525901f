import { type ReactNode, useEffect, useRef, useState } from 'react';

type ScrollXProps = { readonly label: string; readonly className?: string; readonly children: ReactNode };

type Reach = { readonly scrolls: boolean; readonly beyond: boolean };

/** A wide table on a narrow screen: scrolls sideways by itself, by keyboard too, with a shadow where there is more beyond the edge. */
export const ScrollX = ({ label, className = '', children }: ScrollXProps) => {
  const box = useRef<HTMLElement>(null);
  const [{ scrolls, beyond }, setReach] = useState<Reach>({ scrolls: false, beyond: false });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = (): void =>
      setReach({
        scrolls: element.scrollWidth > element.clientWidth,
        beyond: element.scrollLeft + element.clientWidth < element.scrollWidth - 1,
      });
    const watch = new ResizeObserver(look);
    watch.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  return (
    <div className="scroll-x-box" data-beyond={beyond || undefined}>
      <section ref={box} className={`scroll-x ${className}`} {...(scrolls ? { tabIndex: 0, 'aria-label': label } : {})}>
        {children}
      </section>
    </div>
  );
};
