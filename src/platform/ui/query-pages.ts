import {
  type InfiniteData,
  keepPreviousData,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from '@tanstack/react-query';
import type { Input, Reply, RouteShape } from '../contract/route.ts';
import { call } from './call.ts';
import { keyOf } from './query.ts';

/** A list that the server gives page by page: each answer names in `next` where the one after it begins. */
type Paged = { readonly next: string | null };

/**
 * Reads a list page by page: `useAskPages(listSubmissions, { query }, (next) => ({ query: { ...query, after: next } }))`. What is shown
 * stays while another question is on its way.
 */
export const useAskPages = <const R extends RouteShape>(
  route: R,
  input: Input<R>,
  following: (next: string) => Input<R>,
): UseInfiniteQueryResult<InfiniteData<Reply<R> & Paged>, Error> =>
  useInfiniteQuery<unknown, Error, InfiniteData<Reply<R> & Paged>, readonly unknown[], string | null>({
    queryKey: [...keyOf(route, input), 'pages'],
    queryFn: ({ signal, pageParam }) => call(route, pageParam === null ? input : following(pageParam), { signal }),
    initialPageParam: null,
    getNextPageParam: (last) => (last as Paged).next,
    placeholderData: keepPreviousData,
  });
