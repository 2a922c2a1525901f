import { passwordStrength } from '../rules/password.ts';
import { words } from './sign-in-words.ts';
import './MyAccount.css';

/** A meter beside the ticked rules, in a word as well; it advises, the rules decide. */
export const Strength = ({ password }: { readonly password: string }) => {
  const strength = passwordStrength(password);
  return (
    <p className="strength small soft" aria-live="polite">
      <meter min={0} max={4} low={2} high={3} optimum={4} value={strength} aria-label={words.strengthLabel} />
      {words.strength[strength]}
    </p>
  );
};
