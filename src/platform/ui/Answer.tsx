import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorPanel } from './ErrorPanel.tsx';
import { Loading } from './Loading.tsx';

type AnswerProps<V> = {
  readonly of: UseQueryResult<V, Error>;
  readonly lines?: number;
  readonly children: (value: V) => ReactNode;
};

/** What was asked for, or its waiting, or its error: `<Answer of={sheet}>{(sheet) => …}</Answer>`. Old content stays during a refetch. */
export const Answer = <V,>({ of: query, lines, children }: AnswerProps<V>) => {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorPanel error={query.error} retry={() => void query.refetch()} />;
  return <Loading {...(lines === undefined ? {} : { lines })} />;
};
