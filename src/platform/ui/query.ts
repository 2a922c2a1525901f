import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import type { Input, Reply, RouteShape } from '../contract/route.ts';
import { call, NetworkError, ProblemError } from './call.ts';

/** Refusals are answers and are not asked again; a lost connection or a busy server is tried twice more. */
const retry = (failures: number, error: Error): boolean => {
  const worthIt = error instanceof NetworkError || (error instanceof ProblemError && error.status === 503);
  return worthIt && failures < 2;
};

export const queryClient = new QueryClient({
  defaultOptions: {
    // `always` asks whatever the browser believes of the network; what failed is asked again as soon as there is one.
    queries: { retry, staleTime: 10_000, networkMode: 'always', refetchOnWindowFocus: true, refetchOnReconnect: true },
    mutations: { networkMode: 'always' },
  },
});

/** The key under which the page keeps an answer of a route. `[path]` alone names all of its answers. */
export const keyOf = <const R extends RouteShape>(route: R, input?: Input<R>): readonly unknown[] =>
  input === undefined
    ? [route.path]
    : [route.path, (input as { params?: unknown }).params ?? {}, (input as { query?: unknown }).query ?? {}];

export type AskOptions = {
  readonly enabled?: boolean;
  readonly staleTime?: number;
  /** Milliseconds between repeats while the page is in view. */
  readonly every?: number;
  /** Show the last answer while the next one (other parameters) is on its way. */
  readonly keepPrevious?: boolean;
};

/** Reads a route: `const sheet = useAsk(getSheet, { params: { id } })`. */
export const useAsk = <const R extends RouteShape>(
  route: R,
  input: Input<R>,
  options: AskOptions = {},
): UseQueryResult<Reply<R>, Error> =>
  useQuery<unknown, Error>({
    queryKey: keyOf(route, input),
    // What repeats by itself does not keep the session of somebody who has left.
    queryFn: ({ signal }) => call(route, input, { signal, background: options.every !== undefined }),
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
    ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  }) as UseQueryResult<Reply<R>, Error>;

/** Reads answers anew after a refusal: what stands there may not be what this page shows. */
export const useReadAnew = (stale: readonly RouteShape[]): (() => void) => {
  const client = useQueryClient();
  return () => {
    for (const route of stale) void client.invalidateQueries({ queryKey: keyOf(route) });
  };
};

/**
 * Writes through a route, then lets the answers of `refreshes` go stale: `useSend(accept, [getQueue, getWorkList])`.
 * When nothing is known of the last attempt (no answer came), the same content goes out again under the same key, so that
 * pressing the button twice cannot write twice.
 */
export const useSend = <const R extends RouteShape>(
  route: R,
  refreshes: readonly RouteShape[] = [],
): UseMutationResult<Reply<R>, Error, Input<R>> => {
  const client = useQueryClient();
  const unanswered = useRef<{ readonly content: string; readonly key: string } | null>(null);
  return useMutation<Reply<R>, Error, Input<R>>({
    mutationFn: async (input) => {
      const content = JSON.stringify(input);
      const key = unanswered.current?.content === content ? unanswered.current.key : crypto.randomUUID();
      unanswered.current = { content, key };
      const reply = await call(route, input, { key });
      unanswered.current = null;
      return reply;
    },
    onError: (error) => {
      if (!(error instanceof NetworkError)) unanswered.current = null;
    },
    onSuccess: async () => {
      await Promise.all(refreshes.map((stale) => client.invalidateQueries({ queryKey: keyOf(stale) })));
    },
  });
};
