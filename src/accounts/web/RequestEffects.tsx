import { useMe } from '../../platform/ui/me.ts';
import { useAsk } from '../../platform/ui/query.ts';
import { getAccount } from '../contract/life.ts';
import type { RequestRow } from '../contract/requests.ts';
import { ActEffects } from './ActEffects.tsx';
import { actionEffects, words } from './messages-life.ts';

/** What accepting does at once, in sentences; `present` holds the account now. */
const effectsOf = ({ kind, custodian }: RequestRow, present: string | null, hours: number): string[] => {
  const next = custodian ? [words.effectNew(custodian.fullName)] : [];
  const former = present === null ? words.effectNobody : words.effectOld(present);
  switch (kind) {
    case 'open':
      return [words.effectOpen(hours), ...next];
    case 'change':
      return [former, ...next, words.effectKeeps];
    case 'handover':
      return [former, ...next, words.effectPassword(hours), words.effectFactor, words.effectSessions];
    case 'reopen':
      return [actionEffects.reopen, words.effectOpened(hours)];
    case 'close':
    case 'delete':
      return [actionEffects[kind]];
  }
};

/** Before “Chấp nhận và thực hiện”: what the button does, since it does it at once. */
export const RequestEffects = ({ request }: { readonly request: RequestRow }) => {
  const { issuedHours } = useMe().deadlines;
  const { accountId } = request;
  const { data } = useAsk(getAccount, { params: { id: accountId ?? '' } }, { enabled: accountId !== null });
  // Whose account it is belongs to what is decided: nothing is said before it is known.
  if (accountId !== null && data === undefined) return null;
  const present = data?.custodians.find(({ to }) => to === null)?.fullName ?? null;
  return (
    <section className="request-effects">
      <p>
        <strong>{words.effectsOfAccepting}</strong>
      </p>
      <ul className="life-effects">
        {effectsOf(request, present, issuedHours).map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
        <li>{words.effectTold}</li>
      </ul>
      {accountId !== null && (request.kind === 'close' || request.kind === 'handover') ? (
        <ActEffects accountId={accountId} act={{ kind: request.kind }} />
      ) : null}
    </section>
  );
};
