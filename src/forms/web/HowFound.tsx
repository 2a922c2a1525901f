import './how-found.css';
import { words } from './messages.ts';

/** How a finding was come to, for who asks: the rule and its figures stand behind the sentence, not in it. */
export const HowFound = ({ how }: { readonly how: string | undefined }) =>
  how === undefined ? null : (
    <details className="how-found">
      <summary>{words.howFound}</summary>
      <p>{how}</p>
    </details>
  );
