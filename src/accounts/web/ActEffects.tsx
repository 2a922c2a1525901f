import { createContext, type FunctionComponent, Suspense, useContext } from 'react';
import type { AccountAct } from '../rules/account-act.ts';

export type ActEffectsProps = { readonly accountId: string; readonly act: AccountAct };

/** What says the effects: forms and rounds are nouns above this one, the frame hands it down. */
export const ActEffectsContext = createContext<FunctionComponent<ActEffectsProps> | null>(null);

/** What an act on an account changes for work that waits and for duties, as things stand now. */
export const ActEffects = (props: ActEffectsProps) => {
  const Effects = useContext(ActEffectsContext);
  return Effects ? (
    <Suspense>
      <Effects {...props} />
    </Suspense>
  ) : null;
};
