import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { call, lastActive } from '../../../platform/ui/call.ts';
import { keyOf } from '../../../platform/ui/query.ts';
import { getMe, type Me } from '../../../sign-in/contract.ts';
import { clockFrom, timeLeft, WARNING_SECONDS } from './idle-clock.ts';

const IdleWarning = lazy(async () => ({ default: (await import('./IdleWarning.tsx')).IdleWarning }));

const SECOND = 1000;
/** How often the page looks at the clock while there is time. */
const LOOK = 10 * SECOND;

type Warning = { readonly seconds: number; readonly canGoOn: boolean };

/** What the server said of the session, and when. */
type Heard = { readonly me: Me; readonly at: number };

/** Heard by this page or put into the cache by another call: the later one. */
const newestOf = (heard: Heard | undefined, cached: Heard): Heard => (heard && heard.at >= cached.at ? heard : cached);

const useRegularly = (work: () => Promise<void>, pause: number): void => {
  useEffect(() => {
    const timer = setInterval(() => void work(), pause);
    return () => clearInterval(timer);
  }, [work, pause]);
};

/**
 * Two minutes before the session ends the page says so, and one click keeps it. Another page of the same session may have been used
 * meanwhile: the server is asked first, in a way that keeps nothing alive. At the end the page asks for the password over itself.
 */
export const IdleWatch = () => {
  const client = useQueryClient();
  const [warning, setWarning] = useState<Warning>();
  const heard = useRef<Heard | undefined>(undefined);
  const over = useRef(false);

  const ask = useCallback(
    async (background: boolean): Promise<void> => {
      const me = await call(getMe, {}, { background }).catch(() => undefined);
      if (!me) return;
      over.current = false;
      heard.current = { me, at: Date.now() };
      client.setQueryData(keyOf(getMe, {}), me);
    },
    [client],
  );

  const look = useCallback(async (): Promise<void> => {
    const state = client.getQueryState<Me>(keyOf(getMe, {}));
    if (!state?.data || over.current) return;
    const { me, at } = newestOf(heard.current, { me: state.data, at: state.dataUpdatedAt });
    const left = timeLeft(clockFrom(me.session, at), lastActive(), Date.now());
    if (left.seconds > WARNING_SECONDS) return setWarning(undefined);
    if (left.seconds > 0) {
      setWarning(left);
      // Heard long ago: another page of this session may have put the end off.
      if (Date.now() - at > 30 * SECOND) await ask(true);
      return;
    }
    over.current = true;
    setWarning(undefined);
    await ask(true);
  }, [ask, client]);

  useRegularly(look, warning === undefined ? LOOK : SECOND);
  if (!warning) return null;
  const goOn = async (): Promise<void> => {
    await ask(false);
    setWarning(undefined);
  };
  return (
    <Suspense>
      <IdleWarning seconds={warning.seconds} goOn={warning.canGoOn ? () => void goOn() : undefined} />
    </Suspense>
  );
};
