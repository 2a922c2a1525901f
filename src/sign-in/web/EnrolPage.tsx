import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useGo } from '../../platform/ui/address.tsx';
import { call, ProblemError } from '../../platform/ui/call.ts';
import { keyOf } from '../../platform/ui/query.ts';
import { getMe, type Me } from '../contract.ts';
import { Doorway } from './Doorway.tsx';
import { SecondFactorSetup } from './SecondFactorSetup.tsx';
import { words } from './sign-in-words.ts';

/** Where the policy asks for a second factor, it is set up before anything else. */
export const EnrolPage = () => {
  const go = useGo();
  const client = useQueryClient();
  const session = useQuery<Me, Error>({ queryKey: keyOf(getMe, {}), queryFn: () => call(getMe, {}, { quiet: true }) });
  const signedOut = session.error instanceof ProblemError && session.error.status === 401;
  useEffect(() => {
    if (signedOut) go('/dang-nhap', { replace: true });
  }, [signedOut, go]);
  const leave = async (): Promise<void> => {
    await client.fetchQuery({
      queryKey: keyOf(getMe, {}),
      queryFn: () => call(getMe, {}, { quiet: true }),
      staleTime: 0,
    });
    go('/', { replace: true });
  };
  return (
    <Doorway title={words.forced}>
      <section className="sheet doorway-sheet">
        <h1>{words.forced}</h1>
        <p className="soft enrol-why">{words.forcedWhy}</p>
        <SecondFactorSetup done={() => void leave()} />
      </section>
    </Doorway>
  );
};
