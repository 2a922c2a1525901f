import { PageLink } from '../../platform/ui/address.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import type { LeftSheet } from '../contract/together.ts';
import { messages } from './messages.ts';
import { sheetAddress } from './sheet-address.ts';

type LeftListProps = { readonly left: readonly LeftSheet[]; readonly period: string };

/** What changed between the preview and the acceptance: not accepted, with what the server says and the way to it. */
export const LeftList = ({ left, period }: LeftListProps) =>
  left.length === 0 ? null : (
    <section className="not-as-seen" role="alert">
      <p>
        <Icon name="alert" /> <strong>{messages.together.left(left.length)}</strong>
      </p>
      <ul>
        {left.map((sheet) => (
          <li key={sheet.submission}>
            <PageLink href={sheetAddress(sheet, period)}>{`${sheet.unit} · ${sheet.form}`}</PageLink>: {sheet.words}
          </li>
        ))}
      </ul>
    </section>
  );
