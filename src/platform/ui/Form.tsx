import type { ComponentPropsWithoutRef } from 'react';
import { flushSync } from 'react-dom';

/** Puts the focus at the first field within that is said to be wrong (WCAG 2.4.3, 3.3.1); nothing where all is well. */
export const focusWrong = (within: Element | null): void =>
  within?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();

type FormProps = Omit<ComponentPropsWithoutRef<'form'>, 'onSubmit' | 'noValidate'> & {
  /**
   * Sends what was filled in, or has what is wrong said at its field; the first such field gets the focus. `pressed` is the value of the
   * button, where a form has several.
   */
  readonly submit: (pressed: string) => void;
};

/** The labels of those fields that are still to be filled in: `lacking([reason === '', words.reason])`. */
export const lacking = (...fields: readonly (readonly [empty: boolean, label: string])[]): string[] =>
  fields.filter(([empty]) => empty).map(([, label]) => label);

/** A form of which the page itself says what is wrong, in our words, and takes the person there however long it is. */
export const Form = ({ submit, ...rest }: FormProps) => (
  <form
    {...rest}
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      const form = event.currentTarget;
      const { submitter } = event.nativeEvent as SubmitEvent;
      flushSync(() => submit(submitter instanceof HTMLButtonElement ? submitter.value : ''));
      focusWrong(form);
    }}
  />
);
