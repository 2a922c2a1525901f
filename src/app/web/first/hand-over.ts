const fieldsIn = (root: Element): HTMLInputElement[] => [...root.querySelectorAll('input')];
const buttonsIn = (root: Element): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('button, summary')];
const controlsIn = (root: Element): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>('a[href], button, summary, input'),
];

/** Types into a field as a person does: the page's own code hears of it. */
const typeInto = (field: HTMLInputElement, value: string): void => {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

/** What has been typed; the answer types it into the page that stands there now. */
const keepTyped = (root: Element): (() => void) => {
  const values = fieldsIn(root).map(({ value }) => value);
  return () => {
    const fields = fieldsIn(root);
    if (fields.length !== values.length) return;
    for (const [place, field] of fields.entries()) if (values[place]) typeInto(field, values[place]);
  };
};

/** Where the focus is, and in a field the caret; the answer puts them there again. */
const keepFocus = (root: Element): (() => void) => {
  const at = controlsIn(root).findIndex((control) => control.matches(':focus'));
  const focused = controlsIn(root)[at];
  const caret = focused instanceof HTMLInputElement ? ([focused.selectionStart, focused.selectionEnd] as const) : null;
  return () => {
    const now = controlsIn(root)[at];
    now?.focus();
    if (now instanceof HTMLInputElement && caret) now.setSelectionRange(...caret);
  };
};

/**
 * While a kept picture stands in for the page, what a person does in it is kept for the page itself: links work, typing works, a button
 * that is pressed waits. The answer, called right before the page is drawn in the picture's place, gives what is to be called right
 * after it: it puts all of this into the page.
 */
export const holdPicture = (root: Element): (() => () => void) => {
  let pressed = -1;
  const press = (event: Event): void => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button, summary') : null;
    if (!button) return;
    event.preventDefault();
    pressed = buttonsIn(root).indexOf(button);
  };
  root.addEventListener('click', press, true);
  return () => {
    root.removeEventListener('click', press, true);
    const [typed, focus] = [keepTyped(root), keepFocus(root)];
    return () => {
      typed();
      focus();
      // In a task of its own: by then the page has taken in what was typed.
      setTimeout(() => buttonsIn(root)[pressed]?.click());
    };
  };
};
