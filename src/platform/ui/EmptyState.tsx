import type { ReactNode } from 'react';
import './Panels.css';

/** Nothing here: says what comes next and when, with a way on where there is one. */
export const EmptyState = ({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) => (
  <section className="sheet panel">
    <h2>{title}</h2>
    {children ? <div className="soft">{children}</div> : null}
    {action}
  </section>
);
