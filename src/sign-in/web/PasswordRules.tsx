import { Icon } from '../../platform/ui/Icon.tsx';
import type { PasswordRule } from '../rules/password.ts';
import { words } from './messages.ts';

/** The rule of the regulation, ticked off point by point as one types. */
export const PasswordRules = ({ rules, id }: { readonly rules: readonly PasswordRule[]; readonly id: string }) => (
  <div id={id}>
    <p className="small soft">{words.rules}</p>
    <ul className="password-rules small">
      {rules.map((rule) => (
        <li key={rule.id} data-met={rule.met || undefined}>
          <Icon name={rule.met ? 'check' : 'dash'} size={14} />
          {rule.words}
          <span className="visually-hidden">{`: ${rule.met ? words.ruleMet : words.ruleOpen}`}</span>
        </li>
      ))}
    </ul>
  </div>
);
