import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { tellNames } from '../../../platform/text/names.ts';
import { useGo } from '../../../platform/ui/address.tsx';
import { call, NetworkError } from '../../../platform/ui/call.ts';
import { keyOf } from '../../../platform/ui/query.ts';
import { getMe, type Me, signOut } from '../../../sign-in/contract.ts';

const MINUTES = 60_000;
/** How often a page that could not begin looks whether the server is back (a browser does not tell that). */
const AGAIN = 5000;

/** Who is signed in; a 401 is an answer here, not a reason to ask for the password. */
export const useSession = () => {
  const session = useQuery<Me, Error>({
    queryKey: keyOf(getMe, {}),
    queryFn: () => call(getMe, {}, { quiet: true }),
    staleTime: 5 * MINUTES,
    refetchInterval: ({ state }) => (state.data === undefined && state.error instanceof NetworkError ? AGAIN : false),
  });
  if (session.data) tellNames(session.data.names);
  return session;
};

/** Ends the session and forgets everything the page knew. */
export const useSignOut = (): (() => Promise<void>) => {
  const client = useQueryClient();
  const go = useGo();
  return useCallback(async () => {
    await call(signOut, {}, { quiet: true }).catch(() => undefined);
    client.clear();
    go('/dang-nhap');
  }, [client, go]);
};
