import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { onSignedOut } from '../../../platform/ui/call.ts';

const SignInAgainDialog = lazy(async () => ({
  default: (await import('../../../sign-in/web/SignInAgainDialog.tsx')).SignInAgainDialog,
}));

/**
 * When the session has ended, asks for the password over the page, so that what is typed stays. All requests that were
 * refused meanwhile wait for the one answer.
 */
export const SignInAgain = () => {
  const [asking, setAsking] = useState(false);
  const waiting = useRef<((signedIn: boolean) => void)[]>([]);
  useEffect(() => {
    onSignedOut(
      () =>
        new Promise((resolve) => {
          waiting.current.push(resolve);
          setAsking(true);
        }),
    );
    return () => onSignedOut(undefined);
  }, []);
  const answer = (signedIn: boolean): void => {
    setAsking(false);
    for (const resolve of waiting.current.splice(0)) resolve(signedIn);
  };
  if (!asking) return null;
  return (
    <Suspense>
      <SignInAgainDialog done={answer} />
    </Suspense>
  );
};
