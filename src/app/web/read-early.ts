import type { QueryClient } from '@tanstack/react-query';
import { getWorkList } from '../../monitoring/contract.ts';
import { call, takeFirst } from '../../platform/ui/call.ts';
import { keyOf } from '../../platform/ui/query.ts';
import { getMe } from '../../sign-in/contract.ts';
import type { EarlyAnswers } from './first/early-answers.ts';

/** Milliseconds that what has come already may need to be read. */
const MOMENT = 30;

/** What `work` gives within a moment; what is not there by then comes into the page later. */
export const ifHere = <T>(work: Promise<T> | undefined): Promise<T | undefined> =>
  Promise.race([work, new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), MOMENT))]).catch(
    () => undefined,
  );

/**
 * Lets what was asked before this code came stand in the first picture; else the page is drawn three times: empty, with the frame,
 * with the list. The session is worth waiting for, since nothing shows before it; the list only where it is here.
 */
export const readEarly = async (client: QueryClient, answers: EarlyAnswers): Promise<void> => {
  takeFirst(answers);
  const list = answers.get(getWorkList.path);
  const me = await answers.get(getMe.path)?.catch(() => undefined);
  if (!me?.ok) return;
  const readMe = client.prefetchQuery({
    queryKey: keyOf(getMe, {}),
    queryFn: () => call(getMe, {}, { quiet: true }),
  });
  if ((await ifHere(list))?.ok)
    await client.prefetchQuery({ queryKey: keyOf(getWorkList, {}), queryFn: () => call(getWorkList, {}) });
  await readMe;
};
