import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import './Disclosure.css';

type DisclosureProps = {
  /** What the button shows. */
  readonly label: ReactNode;
  /** Its accessible name where the shown words do not suffice. */
  readonly name?: string;
  /** The content; `close` shuts it and returns the focus to the button. */
  readonly children: (close: () => void) => ReactNode;
};

/** A button that opens a small floating panel under itself; Escape, leaving it or a click elsewhere closes it. */
export const Disclosure = ({ label, name, children }: DisclosureProps) => {
  const [opened, setOpened] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!opened) return;
    const outside = (event: Event): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpened(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [opened]);
  const close = (): void => {
    setOpened(false);
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape anywhere inside closes; the controls inside are buttons and links
    <div
      className="disclosure"
      ref={box}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && opened) close();
      }}
    >
      <button
        type="button"
        ref={button}
        className="disclosure-button"
        aria-expanded={opened}
        aria-controls={opened ? id : undefined}
        {...(name ? { 'aria-label': name } : {})}
        onClick={() => setOpened(!opened)}
      >
        {label}
      </button>
      {opened ? (
        <div className="disclosure-panel" id={id}>
          {children(close)}
        </div>
      ) : null}
    </div>
  );
};
