import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useGo } from '../../platform/ui/address.tsx';
import { keyOf } from '../../platform/ui/query.ts';
import { getMe, type Me } from '../contract.ts';
import { ownAddress } from './own-address.ts';

/** What has to be done before anything else: a password of one's own, then a second factor where it is mandatory. */
export const doorway = (me: Pick<Me, 'mustChangePassword' | 'secondFactor'>): string | undefined =>
  me.mustChangePassword ? '/doi-mat-khau' : me.secondFactor.missing ? '/xac-thuc-hai-lop' : undefined;

/** What follows a successful sign-in or change of password: the page knows the person and goes where they wanted. */
export const useSignedIn = (): ((me: Me, next?: string | null) => void) => {
  const client = useQueryClient();
  const go = useGo();
  return useCallback(
    (me, next = null) => {
      client.clear();
      client.setQueryData(keyOf(getMe, {}), me);
      go(doorway(me) ?? ownAddress(next), { replace: true });
    },
    [client, go],
  );
};
