import { Button, Group } from '@mantine/core';
import type { CompiledForm } from '../../../forms/rules/compiled.ts';
import { fieldAt, type Place, placeName } from '../../../forms/rules/entry/places.ts';
import { formatValue } from '../../../forms/rules/format.ts';
import type { FormValues } from '../../../forms/rules/values.ts';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { say } from '../../../platform/ui/say.tsx';
import { toTsv } from '../../../platform/ui/table/tsv.ts';
import type { NotTaken } from '../../rules/take.ts';
import { messages } from '../messages.ts';

type OfferedBackProps = {
  /** Whose sheet it is, where several are on the page. */
  readonly unit?: string;
  readonly form: CompiledForm;
  readonly values: FormValues;
  readonly offered: readonly NotTaken[];
  readonly onGo: (place: Place) => void;
  readonly onLetGo: () => void;
};

const shown = (form: CompiledForm, { cell, yours }: NotTaken): string => {
  const field = fieldAt(form, cell);
  return yours === null ? messages.conflict.blank : field ? formatValue(field, yours) : yours;
};

/** What was typed here and the server could not take, each with its reason: nothing of it is dropped until the person says so. */
export const OfferedBack = ({ unit, form, values, offered, onGo, onLetGo }: OfferedBackProps) => {
  if (offered.length === 0) return null;
  const copy = (): void => {
    const lines = offered.map((one) => [placeName(form, one.cell, values), shown(form, one), one.message]);
    void navigator.clipboard.writeText(toTsv(lines)).then(() => say(messages.offered.copied));
  };
  return (
    <section className="entry-banner" data-tone="look" aria-label={messages.offered.title(offered.length)}>
      <Icon name="alert" />
      <div>
        <p>
          {unit === undefined ? null : `${unit}: `}
          <strong>{messages.offered.title(offered.length)}</strong> {messages.offered.explain}
        </p>
        <ul>
          {offered.map((one) => (
            <li key={one.cell}>
              <button type="button" className="entry-link" onClick={() => onGo(one.cell)}>
                {placeName(form, one.cell, values)}
              </button>
              : <strong>{shown(form, one)}</strong>. {one.message}
            </li>
          ))}
        </ul>
        <Group gap="xs" mt={6}>
          <Button size="compact-sm" variant="default" onClick={copy}>
            {messages.offered.copy}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onLetGo}>
            {messages.offered.letGo}
          </Button>
        </Group>
      </div>
    </section>
  );
};
