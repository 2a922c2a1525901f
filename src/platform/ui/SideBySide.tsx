import type { ReactNode } from 'react';
import './SideBySide.css';

/** Fields beside each other where there is room; each child is one input with its label. */
export const SideBySide = ({ children }: { readonly children: ReactNode }) => (
  <div className="side-by-side">{children}</div>
);
