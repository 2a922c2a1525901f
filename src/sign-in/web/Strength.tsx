import { type PasswordRule, passwordStrength } from '../rules/password.ts';
import { words } from './sign-in-words.ts';
import './MyAccount.css';

type StrengthProps = { readonly password: string; readonly rules: readonly PasswordRule[] };

/** A meter beside the ticked rules, in a word as well; it calls nothing good that a rule refuses. */
export const Strength = ({ password, rules }: StrengthProps) => {
  const strength = passwordStrength(password, rules);
  return (
    <p className="strength small soft" aria-live="polite">
      <meter min={0} max={4} low={2} high={3} optimum={4} value={strength} aria-label={words.strengthLabel} />
      {words.strength[strength]}
    </p>
  );
};
