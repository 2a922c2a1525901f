import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { listCatalogue } from '../../forms/contract/catalogue.ts';
import { compareDraft, getDraft, listDrafts } from '../../forms/contract/drafts.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Reply } from '../../platform/contract/route.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useGo } from '../../platform/ui/address.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { Loading } from '../../platform/ui/Loading.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { previewPublication, publishDraft, type TouchedRound } from '../contract/publication.ts';
import { firstPeriods } from '../rules/first-periods.ts';
import { publishWords as words } from './publish-words.ts';
import './publish.css';

type Draft = Reply<typeof getDraft>;
type Preview = Reply<typeof previewPublication>;

/** What happens to one period that is being collected: in figures, and whose values lose their place. */
const Round = ({ round }: { readonly round: TouchedRound }) => (
  <li data-tone={round.outcome}>
    <Icon name={round.outcome === 'moves' ? 'next' : round.outcome === 'keeps' ? 'check' : 'alert'} />
    <div>
      <strong>{round.periodName}</strong>
      <p>{words.outcome(round)}</p>
      {round.because === null ? null : <p className="small soft">{round.because}</p>}
      {round.left > 0 ? (
        <details>
          <summary>{words.leaving(round.left)}</summary>
          <ul>
            {round.leaving.map(({ unit, cells }) => (
              <li key={unit}>{words.leavingAt(unit, cells)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  </li>
);

const Effects = ({ preview }: { readonly preview: Preview }) => (
  <section aria-label={words.effects}>
    <h2>{words.effects}</h2>
    <p>{words.from(preview.effectiveFrom)}</p>
    {preview.rounds.length === 0 ? <p className="soft">{words.noRounds}</p> : null}
    <ul className="publish-rounds">
      {preview.rounds.map((round) => (
        <Round key={`${round.period} ${round.campaign ?? ''}`} round={round} />
      ))}
    </ul>
    {preview.obstacles.length > 0 ? (
      <div className="inline-error" role="alert">
        <Icon name="alert" />
        <div>
          <p>{words.obstacles}</p>
          {preview.obstacles.map((obstacle) => (
            <p key={obstacle} className="small">
              {obstacle}
            </p>
          ))}
        </div>
      </div>
    ) : null}
  </section>
);

/** What differs from the version in force, change by change. */
const Changes = ({ draft }: { readonly draft: Draft }) => {
  const compared = useAsk(compareDraft, { params: { id: draft.id } }, { staleTime: 0 });
  if (!draft.base) return <p className="soft">{words.first}</p>;
  return (
    <Answer of={compared} lines={4}>
      {({ changes }) => (
        <details open={changes.length <= FEW}>
          <summary>{words.changes(changes.length, draft.base?.version ?? 0)}</summary>
          <ol>
            {changes.map((change) => (
              <li key={`${change.place} ${change.words}`}>{change.words}</li>
            ))}
          </ol>
        </details>
      )}
    </Answer>
  );
};

const FEW = 12;

/** What is chosen and written for the new version, and sending it. */
const usePublishing = (draft: Draft) => {
  const go = useGo();
  const [period, setPeriod] = useState('');
  const [tried, setTried] = useState(false);
  const basis = useKeptText(['publish-basis', draft.id], draft.definition.basis);
  const note = useKeptText(['publish-note', draft.id]);
  const query = { params: { id: draft.id }, query: { period } };
  const preview = useAsk(previewPublication, query, { enabled: period !== '', staleTime: 0 });
  const send = useSend(publishDraft, [listCatalogue, listDrafts]);
  const stands = preview.data && preview.data.obstacles.length === 0 ? preview.data : undefined;
  const isShort = (text: string): boolean => text.trim().length < SHORTEST;
  const done = ({ code, version, moved }: Reply<typeof publishDraft>): void => {
    basis.sent();
    note.sent();
    say(words.published(code, version, moved));
    go('/quan-tri/phieu');
  };
  const publish = (): void => {
    setTried(true);
    if (!stands || isShort(basis.value) || isShort(note.value)) return;
    const { version, seen } = stands;
    const body = { version, period, basis: basis.value.trim(), note: note.value.trim(), seen };
    send.mutate({ params: { id: draft.id }, body }, { onSuccess: done });
  };
  const lacks = (text: string): string | undefined => (tried && isShort(text) ? words.tooShort : undefined);
  return { period, setPeriod, tried, basis, note, preview, send, stands, publish, lacks };
};

const Publishing = ({ draft }: { readonly draft: Draft }) => {
  const { today } = useMe();
  const periods = firstPeriods(draft.definition.periodKinds, today);
  const { period, setPeriod, tried, basis, note, preview, send, stands, publish, lacks } = usePublishing(draft);
  const choices = periods.map((id) => ({ value: id, label: periodName(getPeriod(id)) }));
  return (
    <Form className="sheet publish" submit={publish}>
      <Changes draft={draft} />
      <NativeSelect
        label={words.period}
        description={words.periodHint}
        withAsterisk
        error={tried && period === '' ? words.choosePeriod : undefined}
        value={period}
        data={[{ value: '', label: words.choosePeriod }, ...choices]}
        onChange={(event) => setPeriod(event.currentTarget.value)}
      />
      {period === '' ? null : (
        <Answer of={preview} lines={4}>
          {(answer) => <Effects preview={answer} />}
        </Answer>
      )}
      <KeptTextarea kept={basis} label={words.basis} withAsterisk error={lacks(basis.value)} maxLength={1_000} />
      <KeptTextarea kept={note} label={words.note} withAsterisk error={lacks(note.value)} maxLength={1_000} />
      <p className="soft small">{words.forGood}</p>
      <InlineError error={send.error} />
      <div className="publish-buttons">
        <PageLink href={`/quan-tri/phieu/ban-nhap/${draft.id}`}>{words.back}</PageLink>
        <Button
          type="submit"
          leftSection={<Icon name="stamp" />}
          loading={send.isPending}
          disabled={period !== '' && !stands}
        >
          {words.publish((draft.base?.version ?? 0) + 1)}
        </Button>
      </div>
    </Form>
  );
};

const SHORTEST = 3;

/** Before a draft becomes a version: what it changes, whom it touches, from which period on and why. */
export const PublishFormPage = ({ draft: id }: { readonly draft: string }) => {
  const draft = useAsk(getDraft, { params: { id } }, { staleTime: 0 });
  // What the designer's page was opened with is older than what it has written since.
  if (!draft.isFetchedAfterMount && !draft.error) return <Loading lines={10} />;
  return (
    <Answer of={draft} titleOfError={words.title('')} lines={10}>
      {(view) => (
        <>
          <PageHeader
            title={words.title(`${view.code}, phiên bản ${(view.base?.version ?? 0) + 1}`)}
            subtitle={view.title}
            above={<PageLink href={`/quan-tri/phieu/ban-nhap/${id}`}>{words.design}</PageLink>}
          />
          {view.found.length > 0 ? (
            <p className="sheet publish wrong">{words.toMend(view.found.length)}</p>
          ) : (
            <Publishing draft={view} />
          )}
        </>
      )}
    </Answer>
  );
};
