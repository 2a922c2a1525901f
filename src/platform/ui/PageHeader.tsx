import { type ReactNode, useEffect } from 'react';
import './PageHeader.css';

type PageHeaderProps = {
  readonly title: string;
  /** One quiet line: unit, period, letter, due dates. */
  readonly subtitle?: ReactNode;
  /** At most one filled button; the rest outlined. */
  readonly actions?: ReactNode;
  /** The way up, e.g. a PageLink to the list. */
  readonly above?: ReactNode;
  /** One line, for a screen that needs its height. */
  readonly compact?: boolean;
};

/** The heading of a page. It names the browser's tab, and is what a screen reader hears when the page changes. */
export const PageHeader = ({ title, subtitle, actions, above, compact = false }: PageHeaderProps) => {
  useEffect(() => {
    document.title = `${title} · CSDL Công tác dân tộc`;
  }, [title]);
  return (
    <header className={compact ? 'page-header page-header-compact' : 'page-header'}>
      <div className="page-header-words">
        {above ? <div className="small page-header-above">{above}</div> : null}
        <h1 tabIndex={-1}>{title}</h1>
        {subtitle ? <div className="soft">{subtitle}</div> : null}
      </div>
      {actions ? <div className="page-header-actions no-print">{actions}</div> : null}
    </header>
  );
};
