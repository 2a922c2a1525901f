import type { AccountAct } from '../../accounts/rules/account-act.ts';
import { Icon } from '../../platform/ui/Icon.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { getAccountStanding } from '../contract.ts';
import { accountEffects } from '../rules/account-effects.ts';
import { words } from './messages.ts';

type AccountEffectsProps = { readonly accountId: string; readonly act: AccountAct };

/** The true effects of an act, from who else there is and what waits; what leaves something undone stands first and marked. */
export const AccountEffects = ({ accountId, act }: AccountEffectsProps) => {
  const { data, error } = useAsk(getAccountStanding, { params: { id: accountId } }, { staleTime: 0 });
  if (error) return <p role="alert">{words.effectsUnknown}</p>;
  if (!data) return <p className="soft">{words.effectsLoading}</p>;
  const effects = accountEffects(data, act).toSorted((a, b) => Number(b.grave) - Number(a.grave));
  if (effects.length === 0) return <p className="soft">{words.effectsNone}</p>;
  return (
    <ul className="life-effects" aria-label={words.effects}>
      {effects.map(({ words: sentence, grave }) => (
        <li key={sentence} className={grave ? 'wrong' : undefined}>
          {grave ? <Icon name="alert" size={14} /> : null} {sentence}
        </li>
      ))}
    </ul>
  );
};
