import { Button, Group } from '@mantine/core';
import { formatTime } from '../../../platform/text/vietnamese.ts';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { say } from '../../../platform/ui/say.tsx';
import { toTsv } from '../../../platform/ui/table/tsv.ts';
import type { Sheet } from '../../contract.ts';
import { messages } from '../messages.ts';

type Left = NonNullable<Sheet['leftOver']>[number];

/** Before its words a value stands with the code of its row, or of its list: that is what the clerk finds in the papers at hand. */
const nameOf = ({ cell, label }: Left['values'][number]): string => {
  const [code = ''] = cell.split(/[#.]/);
  return code === label ? code : `${code} · ${label}`;
};

const OneMove = ({ left: { version, movedAt, values } }: { readonly left: Left }) => {
  const title = messages.leftOver.title(values.length, version);
  const copy = (): void => {
    const lines = values.map((one) => [nameOf(one), one.value]);
    void navigator.clipboard.writeText(toTsv(lines)).then(() => say(messages.leftOver.copied));
  };
  return (
    <section className="entry-banner no-print" data-tone="look" aria-label={title}>
      <Icon name="info" />
      <details>
        <summary>
          <strong>{title}</strong> {messages.leftOver.explain(formatTime(movedAt))}
        </summary>
        <ul>
          {values.map((one) => (
            <li key={one.cell}>
              {nameOf(one)}: <strong>{one.value}</strong>
            </li>
          ))}
        </ul>
        <Group gap="xs" mt={6}>
          <Button size="compact-sm" variant="default" onClick={copy}>
            {messages.leftOver.copy}
          </Button>
        </Group>
      </details>
    </section>
  );
};

/** What was typed on an earlier version of the form and has no place in this one: kept as it was typed, never part of what is sent. */
export const LeftOver = ({ leftOver = [] }: Pick<Sheet, 'leftOver'>) =>
  leftOver.map((left) => <OneMove key={`${left.version} ${left.movedAt}`} left={left} />);
