import { Button, Menu } from '@mantine/core';
import { sentenceStart } from '../../../platform/text/sentence.ts';
import { PageLink } from '../../../platform/ui/address.tsx';
import { downloadFrom } from '../../../platform/ui/call.ts';
import { DueBadge } from '../../../platform/ui/DueBadge.tsx';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { useMe } from '../../../platform/ui/me.ts';
import { PageHeader } from '../../../platform/ui/PageHeader.tsx';
import { StateBadge } from '../../../platform/ui/StateBadge.tsx';
import { say } from '../../../platform/ui/say.tsx';
import type { Sheet } from '../../contract.ts';
import type { DraftKeeper, SaveState } from '../draft/draft-keeper.ts';
import { messages } from '../messages.ts';
import { filledElsewhere, isWaiting, standingOf } from '../standing.ts';
import { SaveMark } from './SaveMark.tsx';

type EntryHeaderProps = {
  readonly sheet: Sheet;
  readonly save: SaveState;
  readonly keeper: DraftKeeper;
  readonly editable: boolean;
  readonly onResolve: () => void;
  readonly onReload: () => void;
};

export const EntryHeader = ({
  sheet: { submission },
  save,
  keeper,
  editable,
  onResolve,
  onReload,
}: EntryHeaderProps) => {
  const elsewhere = filledElsewhere(submission, useMe().unit.id);
  const waiting = isWaiting(submission) && !elsewhere;
  const print = async (address: string): Promise<void> => {
    await keeper.flush();
    await downloadFrom(address).catch((error: unknown) =>
      say(error instanceof Error ? error.message : messages.entry.printFailed, 'look'),
    );
  };
  return (
    <PageHeader
      above={<PageLink href="/phieu">{messages.entry.above}</PageLink>}
      title={`${submission.form} · ${submission.formTitle}`}
      subtitle={
        <span style={{ display: 'inline-flex', gap: 8, flexWrap: 'wrap', alignItems: 'center' }}>
          {submission.periodName} · {sentenceStart(submission.subject.path)}{' '}
          {waiting ? <DueBadge dueOn={submission.dueOn} /> : null}
          <StateBadge state={standingOf(submission)}>
            {elsewhere ? messages.list.filledBy(submission.reporter.name) : null}
          </StateBadge>
        </span>
      }
      actions={
        <>
          {editable ? (
            <SaveMark
              state={save}
              onResolve={onResolve}
              onReload={onReload}
              onDiscard={() => {
                keeper.discard(submission.dataVersion);
                say(messages.save.discarded);
                onReload();
              }}
            />
          ) : null}
          <Menu>
            <Menu.Target>
              <Button variant="default" leftSection={<Icon name="print" />}>
                {messages.entry.print}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => void print(`/api/print/submissions/${submission.id}`)}>
                {messages.entry.print}
              </Menu.Item>
              <Menu.Item
                onClick={() => void print(`/api/print/forms/${submission.form}/versions/${submission.version}`)}
              >
                {messages.entry.printEmpty}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      }
    />
  );
};
