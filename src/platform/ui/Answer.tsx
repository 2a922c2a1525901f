import type { ReactNode } from 'react';
import { ErrorPanel } from './ErrorPanel.tsx';
import { Loading } from './Loading.tsx';
import { PageHeader } from './PageHeader.tsx';

/** An answer of the server, in one piece or page by page. */
type Asked<V> = { readonly data: V | undefined; readonly error: Error | null; readonly refetch: () => unknown };

type AnswerProps<V> = {
  readonly of: Asked<V>;
  /** About as many lines as the content will have. */
  readonly lines?: number;
  /** The page's heading while its own, which needs the content, is not there. */
  readonly title?: string;
  /** The page's heading when its content cannot be had, where a heading before it would only flash. */
  readonly titleOfError?: string;
  readonly children: (value: V) => ReactNode;
};

/** What was asked for, or its waiting, or its error: `<Answer of={sheet}>{(sheet) => …}</Answer>`. Old content stays during a refetch. */
export const Answer = <V,>({ of: query, lines, title, titleOfError, children }: AnswerProps<V>) => {
  if (query.data !== undefined) return children(query.data);
  const heading = query.error ? (titleOfError ?? title) : title;
  return (
    <>
      {heading === undefined ? null : <PageHeader title={heading} />}
      {query.error ? (
        <ErrorPanel error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Loading {...(lines === undefined ? {} : { lines })} />
      )}
    </>
  );
};
