import { sentenceStart } from '../../../platform/text/sentence.ts';
import { PageLink } from '../../../platform/ui/address.tsx';
import { DueBadge } from '../../../platform/ui/DueBadge.tsx';
import { useMe } from '../../../platform/ui/me.ts';
import { PageHeader } from '../../../platform/ui/PageHeader.tsx';
import { StateBadge } from '../../../platform/ui/StateBadge.tsx';
import { say } from '../../../platform/ui/say.tsx';
import type { Sheet } from '../../contract.ts';
import type { DraftKeeper, SaveState } from '../draft/draft-keeper.ts';
import { words } from '../many/messages.ts';
import { messages } from '../messages.ts';
import { filledElsewhere, isWaiting, standingOf } from '../standing.ts';
import { AfterApproval } from './AfterApproval.tsx';
import { PrintMenu } from './PrintMenu.tsx';
import { SaveMark } from './SaveMark.tsx';

type EntryHeaderProps = {
  readonly sheet: Sheet;
  readonly save: SaveState;
  readonly keeper: DraftKeeper;
  readonly editable: boolean;
  readonly onResolve: () => void;
  readonly onReload: () => void;
};

export const EntryHeader = (props: EntryHeaderProps) => {
  const { save, keeper, editable, onResolve, onReload } = props;
  const { submission } = props.sheet;
  const unit = useMe().unit.id;
  const elsewhere = filledElsewhere(submission, unit);
  const waiting = isWaiting(submission) && !elsewhere;
  const discard = (): void => {
    keeper.discard(submission.dataVersion);
    say(messages.save.discarded);
    onReload();
  };
  return (
    <PageHeader
      above={
        <>
          <PageLink href="/phieu">{messages.entry.above}</PageLink>
          {submission.reporter.id === unit && submission.subject.id !== unit ? (
            <>
              {' · '}
              <PageLink href={`/bang-nhap/${submission.form}/${encodeURIComponent(submission.period)}`}>
                {words.beside}
              </PageLink>
            </>
          ) : null}
        </>
      }
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
          {editable ? <SaveMark state={save} onResolve={onResolve} onReload={onReload} onDiscard={discard} /> : null}
          <AfterApproval submission={submission} />
          <PrintMenu submission={submission} keeper={keeper} />
        </>
      }
    />
  );
};
