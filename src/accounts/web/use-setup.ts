import { useState } from 'react';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { getPasswordRule } from '../../sign-in/contract/session.ts';
import { passwordRules } from '../../sign-in/rules/password.ts';
import { demandFrom, useSignedIn } from '../../sign-in/web/index.ts';
import { setUp } from '../contract.ts';
import { custodianErrors, noCustodian } from './custodian.ts';
import { blankSetup, bodyOf, errorOf, isComplete, type Name } from './setup-fields.ts';

/** What has been typed to set an installation up, what is wrong with it once somebody has tried, and the sending. */
export const useSetup = () => {
  const [typed, setTyped] = useState(blankSetup);
  const [custodian, setCustodian] = useState(noCustodian);
  const [tried, setTried] = useState(false);
  const signedIn = useSignedIn();
  const send = useSend(setUp);
  const { data: rule } = useAsk(getPasswordRule, {}, { staleTime: Number.POSITIVE_INFINITY });
  const rules = passwordRules(typed.password, demandFrom(rule, typed.boardName));
  const wrongCustodian = custodianErrors(custodian);
  const weak = rules.some(({ met }) => !met);
  const submit = (): void => {
    setTried(true);
    if (weak || !isComplete(typed) || Object.keys(wrongCustodian).length > 0) return;
    send.mutate({ body: bodyOf(typed, custodian) }, { onSuccess: (me) => signedIn(me) });
  };
  return {
    typed,
    change: (name: Name) => (value: string) => setTyped((now) => ({ ...now, [name]: value })),
    errorOf: (name: Name) => (tried ? errorOf(typed, name) : undefined),
    custodian,
    setCustodian,
    custodianErrors: tried ? wrongCustodian : {},
    rules,
    weak: tried && weak,
    submit,
    send,
  };
};
export type Setup = ReturnType<typeof useSetup>;
