import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { PageLink } from '../../platform/ui/address.tsx';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { say } from '../../platform/ui/say.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import { type DraftRow, listDrafts, removeDraft } from '../contract/drafts.ts';
import { words } from './messages.ts';

export const draftAddress = ({ id }: Pick<DraftRow, 'id'>): string => `/quan-tri/phieu/ban-nhap/${id}`;

type RemoveDialogProps = { readonly draft: DraftRow; readonly close: () => void };

const RemoveDialog = ({ draft, close }: RemoveDialogProps) => {
  const send = useSend(removeDraft, [listDrafts]);
  const remove = (): void =>
    send.mutate(
      { params: { id: draft.id } },
      {
        onSuccess: () => {
          say(words.draftRemoved(draft.code));
          close();
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      grave
      title={words.removeDraftTitle(draft.code)}
      confirm={words.removeDraft}
      busy={send.isPending}
      error={send.error}
      onConfirm={remove}
      onClose={close}
    >
      <p>{words.removeDraftEffect}</p>
    </ConfirmDialog>
  );
};

/** Forms that are being designed, with whoever was at them last. */
export const DraftsPart = ({ drafts }: { readonly drafts: readonly DraftRow[] }) => {
  const [removing, setRemoving] = useState<DraftRow>();
  if (drafts.length === 0) return null;
  return (
    <section className="no-print" aria-label={words.drafts} style={{ marginBottom: 20 }}>
      <h2 style={{ fontSize: '1.0625rem', marginBottom: 8 }}>{words.drafts}</h2>
      <RecordTable
        label={words.drafts}
        rows={drafts}
        keyOf={({ id }) => id}
        sheet
        columns={[
          {
            words: words.title,
            as: 'name',
            of: (draft) => <PageLink href={draftAddress(draft)}>{`${draft.code} · ${draft.title}`}</PageLink>,
          },
          {
            words: words.version,
            of: ({ base }) => (base ? words.draftOf(base.version + 1) : words.draftNew),
          },
          {
            words: words.draftChanged,
            of: ({ changedBy, changedAt }) => words.draftBy(changedBy, formatTime(changedAt)),
          },
          {
            words: words.draftState,
            of: ({ findings }) => (
              <Tag tone={findings === 0 ? 'done' : 'look'} icon={findings === 0 ? 'check' : 'pencil'}>
                {words.draftFindings(findings)}
              </Tag>
            ),
          },
          {
            words: words.removeDraft,
            as: 'action',
            of: (draft) => (
              <Button size="compact-sm" variant="default" onClick={() => setRemoving(draft)}>
                {words.removeDraft}
              </Button>
            ),
          },
        ]}
      />
      {removing ? <RemoveDialog draft={removing} close={() => setRemoving(undefined)} /> : null}
    </section>
  );
};
