import { lazy, Suspense, useEffect, useState } from 'react';
import { onAnotherSession, type ProblemError } from '../../../platform/ui/call.ts';

const AnotherSessionDialog = lazy(async () => ({
  default: (await import('./AnotherSessionDialog.tsx')).AnotherSessionDialog,
}));

/** Somebody else signed in in this browser: the page, which still bears the first name, says so and does no more. */
export const AnotherSession = () => {
  const [refusal, setRefusal] = useState<ProblemError>();
  useEffect(() => {
    onAnotherSession(setRefusal);
    return () => onAnotherSession(undefined);
  }, []);
  if (!refusal) return null;
  return (
    <Suspense>
      <AnotherSessionDialog refusal={refusal} />
    </Suspense>
  );
};
