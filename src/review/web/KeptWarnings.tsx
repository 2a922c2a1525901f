import { HowFound } from '../../forms/web/index.ts';
import { Icon } from '../../platform/ui/Icon.tsx';
import { messages } from './messages.ts';
import type { KeptWarning } from './sheet-look.ts';

/** Warnings that were kept, each with its explanation: beside the figures, so that nobody accepts without having met them. */
export const KeptWarnings = ({ warnings }: { readonly warnings: readonly KeptWarning[] }) =>
  warnings.length === 0 ? null : (
    <section className="review-kept" aria-labelledby="review-kept">
      <h2 id="review-kept">
        <Icon name="alert" /> {messages.review.kept(warnings.length)}
      </h2>
      <ul>
        {warnings.map(({ key, sentence, how, text }) => (
          <li key={key}>
            {messages.kept(sentence, text)}
            <HowFound how={how} />
          </li>
        ))}
      </ul>
    </section>
  );
