import { Icon } from '../../platform/ui/Icon.tsx';
import { words } from './messages.ts';

type WarningsProps = { readonly warnings: readonly string[]; readonly title?: string };

/** What is unusual about what is about to be asked; nothing is refused for it. */
export const Warnings = ({ warnings, title = words.warnings }: WarningsProps) =>
  warnings.length === 0 ? null : (
    <div className="campaign-warnings" role="status">
      <Icon name="alert" />
      <div>
        <p>{title}</p>
        <ul>
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      </div>
    </div>
  );
