import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reply } from '../../../platform/contract/route.ts';
import { formatDay } from '../../../platform/text/vietnamese.ts';
import { Answer } from '../../../platform/ui/Answer.tsx';
import { useGo } from '../../../platform/ui/address.tsx';
import { ConfirmDialog } from '../../../platform/ui/ConfirmDialog.tsx';
import { call } from '../../../platform/ui/call.ts';
import { Effects } from '../../../platform/ui/Effects.tsx';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { useSend } from '../../../platform/ui/query.ts';
import { RecordTable } from '../../../platform/ui/RecordTable.tsx';
import { say } from '../../../platform/ui/say.tsx';
import { listCampaigns, openCampaign, previewCampaign } from '../../contract.ts';
import { words } from '../messages.ts';
import { type Draft, planOf } from '../plan.ts';
import { Warnings } from '../Warnings.tsx';

type Preview = Reply<typeof previewCampaign>;

const Summary = ({ draft }: { readonly draft: Draft }) => (
  <dl className="facts-wide">
    <dt>{words.title}</dt>
    <dd>{draft.title}</dd>
    <dt>{words.letter}</dt>
    <dd>{`${words.letterLine(draft.number, formatDay(draft.day))}: ${draft.subject}`}</dd>
    <dt>{words.files}</dt>
    <dd>{draft.files.length === 0 ? words.noFiles : draft.files.map((file) => file.name).join(', ')}</dd>
    <dt>{words.dues}</dt>
    <dd>
      {(['opensOn', 'dueCommune', 'dueDistrict', 'dueDepartment', 'dueBoard'] as const)
        .map((due) => `${words[due]} ${formatDay(draft[due])}`)
        .join(' · ')}
    </dd>
    {draft.guidance.trim() === '' ? null : (
      <>
        <dt>{words.guidance}</dt>
        <dd className="pre-line">{draft.guidance}</dd>
      </>
    )}
  </dl>
);

const PreviewTable = ({ preview }: { readonly preview: Preview }) => (
  <RecordTable
    label={words.review}
    rows={preview.forms}
    keyOf={(form) => `${form.form}|${form.periodName}`}
    columns={[
      { words: words.form, as: 'name', of: ({ form, title }) => `${form} · ${title}` },
      { words: words.period, className: 'nowrap', of: ({ periodName }) => periodName },
      { words: words.version, as: 'number', of: ({ version }) => version },
      { words: words.submissions, as: 'number', of: ({ submissions }) => submissions },
      { words: words.consolidations, as: 'number', of: ({ consolidations }) => consolidations },
      { words: words.verifier, of: ({ verifier }) => verifier },
    ]}
  />
);

const Problems = ({ problems }: { readonly problems: readonly string[] }) => (
  <div className="inline-error" role="alert">
    <Icon name="alert" />
    <div>
      <p>{words.problems}</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  </div>
);

type ReviewStepProps = { readonly draft: Draft; readonly opened: () => void; readonly previous: () => void };

/** What will be sent to whom, and the button that sends it, always in sight. */
export const ReviewStep = ({ draft, opened, previous }: ReviewStepProps) => {
  const plan = planOf(draft);
  const preview = useQuery<Preview, Error>({
    queryKey: [previewCampaign.path, plan],
    queryFn: () => call(previewCampaign, { body: plan }),
  });
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Stack gap="md">
        <Summary draft={draft} />
        <Answer of={preview}>
          {(answer) => (
            <Stack gap="md">
              <PreviewTable preview={answer} />
              <p>{words.reviewUnits(answer.units)}</p>
              {answer.chosen.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
              <Warnings warnings={answer.warnings} />
              {answer.problems.length > 0 ? <Problems problems={answer.problems} /> : null}
            </Stack>
          )}
        </Answer>
      </Stack>
      <div className="step-buttons">
        <Button variant="default" onClick={previous}>
          {words.previous}
        </Button>
        <Button disabled={!preview.data || preview.data.problems.length > 0} onClick={() => setAsking(true)}>
          {words.open}
        </Button>
      </div>
      {asking ? (
        <OpenDialog draft={draft} preview={preview.data} opened={opened} close={() => setAsking(false)} />
      ) : null}
    </>
  );
};

type OpenDialogProps = {
  readonly draft: Draft;
  readonly preview: Preview | undefined;
  readonly opened: () => void;
  readonly close: () => void;
};

/** Says once more how many get how much, and opens the campaign. */
const OpenDialog = ({ draft, preview, opened, close }: OpenDialogProps) => {
  const go = useGo();
  const send = useSend(openCampaign, [listCampaigns]);
  const open = (): void =>
    send.mutate(
      { body: planOf(draft) },
      {
        onSuccess: ({ id, submissions }) => {
          opened();
          say(words.opened(submissions));
          go(`/dot-thu-thap/${id}`);
        },
      },
    );
  const submissions = preview?.forms.reduce((sum, form) => sum + form.submissions, 0) ?? 0;
  return (
    <ConfirmDialog
      opened
      title={words.confirmTitle}
      confirm={words.open}
      busy={send.isPending}
      error={send.error}
      onConfirm={open}
      onClose={close}
    >
      <Stack gap="sm">
        <Effects>
          <p>{words.confirmText(submissions, preview?.units ?? 0)}</p>
          <p>{words.confirmOpens(formatDay(draft.opensOn))}</p>
          <p>{words.confirmUndo}</p>
        </Effects>
        <Warnings warnings={preview?.warnings ?? []} />
      </Stack>
    </ConfirmDialog>
  );
};
