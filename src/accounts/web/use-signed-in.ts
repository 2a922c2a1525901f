import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useGo } from '../../platform/ui/address.tsx';
import { keyOf } from '../../platform/ui/query.ts';
import { getMe, type Me } from '../contract.ts';

/** Addresses inside the page only: a link with somewhere else in it must not lead a fresh session away. */
const inside = (address: string | null): string => (address !== null && /^\/(?![/\\])/.test(address) ? address : '/');

/** What follows a successful sign-in or change of password: the page knows the person and goes where they wanted. */
export const useSignedIn = (): ((me: Me, next?: string | null) => void) => {
  const client = useQueryClient();
  const go = useGo();
  return useCallback(
    (me, next = null) => {
      client.clear();
      client.setQueryData(keyOf(getMe, {}), me);
      go(me.mustChangePassword ? '/doi-mat-khau' : inside(next), { replace: true });
    },
    [client, go],
  );
};
