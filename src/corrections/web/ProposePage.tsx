import { Button } from '@mantine/core';
import { useForm } from '../../forms/web/index.ts';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { getRevision, getSheet, type Sheet } from '../../submissions/contract.ts';
import { ProposalSheet, type Proposed } from '../../submissions/web/index.ts';
import { getAfterApproval } from '../contract/around.ts';
import { words } from './messages.ts';
import { SendStep } from './SendStep.tsx';
import { changesIn, type Standing, standingOf, useProposal } from './use-proposal.ts';
import './corrections.css';

/** `/dieu-chinh/moi/$id?o=&buoc=gui`: other figures for cells of an approved sheet, then why and by which document. */
export const ProposePage = ({ id }: { readonly id: string }) => {
  const sheet = useAsk(getSheet, { params: { id } }, { staleTime: 0 });
  const after = useAsk(getAfterApproval, { params: { id } }, { staleTime: 0 });
  return (
    <Answer of={sheet} titleOfError={words.propose.title}>
      {(found) => (
        <Answer of={after} titleOfError={words.propose.title}>
          {({ mayCorrect }) => (mayCorrect ? <Proposing sheet={found} /> : <Locked sheet={found} />)}
        </Answer>
      )}
    </Answer>
  );
};

const titleOf = ({ submission }: Sheet): string =>
  words.about(submission.form, submission.subject.name, submission.periodName);

const Locked = ({ sheet }: { readonly sheet: Sheet }) => (
  <>
    <PageHeader title={words.propose.title} subtitle={titleOf(sheet)} />
    <EmptyState
      title={words.propose.locked}
      action={<PageLink href={`/phieu/${sheet.submission.id}`}>{words.propose.toSheet}</PageLink>}
    >
      {words.propose.lockedWhy}
    </EmptyState>
  </>
);

/** Reads the revision that stands, by the version of the form that it was filled with. */
const Proposing = ({ sheet }: { readonly sheet: Sheet }) => {
  const { id, revision, form: code } = sheet.submission;
  const stands = useAsk(getRevision, { params: { id, number: revision } }, { staleTime: Number.POSITIVE_INFINITY });
  const form = useForm(code, stands.data?.version ?? 0, stands.data !== undefined);
  return (
    <Answer of={stands}>
      {(found) => (
        <Answer of={form}>
          {(compiled) => (
            <Steps key={`${id} ${revision}`} sheet={sheet} standing={standingOf(sheet, found, compiled)} />
          )}
        </Answer>
      )}
    </Answer>
  );
};

type StepsProps = { readonly sheet: Sheet; readonly standing: Standing };

const Steps = ({ sheet, standing }: StepsProps) => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const proposal = useProposal(sheet, standing);
  const changes = changesIn(standing, proposal.value.patch);
  const sending = search.get('buoc') === 'gui' && changes.length > 0;
  const { submission } = sheet;
  return (
    <div className="entry propose">
      <PageHeader
        above={<PageLink href={`/phieu/${submission.id}`}>{words.propose.above}</PageLink>}
        title={`${words.propose.title}: ${titleOf(sheet)}`}
        subtitle={sending ? null : words.propose.hint}
        actions={
          sending || changes.length === 0 ? null : (
            <Button variant="subtle" size="compact-md" onClick={proposal.startOver}>
              {words.propose.startOver}
            </Button>
          )
        }
      />
      {proposal.foundFrom === undefined || sending ? null : (
        <p className="soft small">{words.propose.kept(formatTime(new Date(proposal.foundFrom)))}</p>
      )}
      {sending ? (
        <SendStep
          sheet={sheet}
          form={standing.form}
          proposal={proposal}
          onBack={() => setSearch({ buoc: null })}
          values={standing.values}
        />
      ) : (
        <Cells
          key={proposal.round}
          sheet={sheet}
          standing={standing}
          start={proposal.value}
          changes={changes.length}
          onChange={proposal.change}
        />
      )}
    </div>
  );
};

type CellsProps = StepsProps & {
  readonly start: Proposed;
  readonly changes: number;
  readonly onChange: (proposed: Proposed) => void;
};

/** The first step: the sheet itself. */
const Cells = ({ sheet, standing, start, changes, onChange }: CellsProps) => {
  const search = useSearch();
  const setSearch = useSetSearch();
  return (
    <ProposalSheet
      sheet={sheet}
      form={standing.form}
      values={standing.values}
      context={standing.context}
      start={start}
      at={search.get('o') ?? undefined}
      onChange={onChange}
      onReady={() => setSearch({ buoc: 'gui', o: null }, { push: true })}
      foot={(goOn) => (
        <>
          <span className="soft small">{words.propose.changed(changes)}</span>
          <Button
            data-flow="end"
            disabled={changes === 0}
            title={changes === 0 ? words.propose.nothingYet : undefined}
            onClick={goOn}
          >
            {words.propose.goOn}
          </Button>
        </>
      )}
    />
  );
};
