import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFocusBack } from './focus-back.ts';
import './Dialog.css';

type DialogProps = {
  readonly title: ReactNode;
  /** Called by Escape, the cross and a click outside; without it the dialog stays until something in it closes it. */
  readonly onClose?: () => void;
  /** A click outside closes; off while something typed could be lost or something is under way. */
  readonly closeOutside?: boolean;
  readonly size?: string;
  readonly zIndex?: number;
  readonly children: ReactNode;
};

const nothing = (): void => undefined;

/** A dialog over the page: named by its title, the focus kept inside and given back, Escape out of it. */
export const Dialog = ({ title, onClose, closeOutside = false, size = 'lg', zIndex, children }: DialogProps) => {
  useFocusBack();
  return (
    <Modal.Root
      opened
      onClose={onClose ?? nothing}
      size={size}
      centered
      closeOnClickOutside={closeOutside}
      closeOnEscape={onClose !== undefined}
      {...(zIndex === undefined ? {} : { zIndex })}
    >
      <Modal.Overlay />
      <Modal.Content>
        {/* Not Modal.Header: that is a <header>, which would count as a second banner of the page. */}
        <div className="dialog-head">
          <Modal.Title>{title}</Modal.Title>
          {onClose ? <Modal.CloseButton aria-label="Đóng" /> : null}
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};
