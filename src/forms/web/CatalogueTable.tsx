import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { periodKindName } from '../../periods/rules/names.ts';
import { periodKinds } from '../../periods/rules/period.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { PageLink, useGo } from '../../platform/ui/address.tsx';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { download } from '../../platform/ui/call.ts';
import { lacking } from '../../platform/ui/Form.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useSend } from '../../platform/ui/query.ts';
import { type Column, RecordTable } from '../../platform/ui/RecordTable.tsx';
import { say } from '../../platform/ui/say.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import { type CatalogueRow, listCatalogue } from '../contract/catalogue.ts';
import { type DraftRow, exportFormVersion, listDrafts, openDraft } from '../contract/drafts.ts';
import { reinstateForm, retireForm } from '../contract.ts';
import { draftAddress } from './DraftsPart.tsx';
import { fillerWords, words } from './messages.ts';

const kindsOf = (form: CatalogueRow): string =>
  periodKinds
    .filter((kind) => form.periodKinds.includes(kind))
    .map(periodKindName)
    .join(', ');

const NameOf = ({ form }: { readonly form: CatalogueRow }) => (
  <>
    {`${form.code} · ${form.title}`}
    <span className="second">{[form.sectorName, form.basis].filter(Boolean).join(' · ')}</span>
    {form.sensitive ? (
      <Tag tone="look" icon="lock">
        {words.sensitive}
      </Tag>
    ) : null}
    {form.retired ? (
      <Tag tone="plain" icon="dash">
        {words.retired(form.retired.reason)}
      </Tag>
    ) : null}
  </>
);

type DesignProps = { readonly form: CatalogueRow; readonly drafts: readonly DraftRow[] };

/** The draft of the next version, or the way to one. */
const DesignLink = ({ form: { code, versions }, drafts }: DesignProps) => {
  const go = useGo();
  const send = useSend(openDraft, [listDrafts]);
  const draft = drafts.find((one) => one.code === code);
  if (draft) return <PageLink href={draftAddress(draft)}>{words.goOn((draft.base?.version ?? 0) + 1)}</PageLink>;
  const open = (): void =>
    send.mutate(
      { body: { from: 'version', code } },
      { onSuccess: ({ id }) => go(draftAddress({ id })), onError: (error) => say(error.message, 'look') },
    );
  return (
    <Button size="compact-sm" variant="default" loading={send.isPending} onClick={open}>
      {words.nextVersion(versions + 1)}
    </Button>
  );
};

/** The version in force, or the one to come, as an Excel file that can be read back. */
const WorkbookButton = ({ form: { code, inForce, next } }: { readonly form: CatalogueRow }) => {
  const version = (inForce ?? next)?.number;
  if (version === undefined) return null;
  const save = (): void =>
    void download(exportFormVersion, { params: { code, version } }).catch((error: Error) => say(error.message, 'look'));
  return (
    <Button size="compact-sm" variant="subtle" onClick={save}>
      {words.workbookOf(version)}
    </Button>
  );
};

/** A form is collected no more, or again; each with its reason. */
const RetireDialog = ({ form, close }: { readonly form: CatalogueRow; readonly close: () => void }) => {
  const { code, retired } = form;
  const send = useSend(retired ? reinstateForm : retireForm, [listCatalogue]);
  const reason = useKeptText(['retire-form', code]);
  const say_ = words.retiring[retired ? 'reinstate' : 'retire'];
  const decide = (): void =>
    send.mutate(
      { params: { code }, body: { reason: reason.value.trim() } },
      {
        onSuccess: () => {
          reason.sent();
          say(say_.done(code));
          close();
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      title={say_.title(code)}
      confirm={say_.confirm}
      busy={send.isPending}
      missing={lacking([reason.value.trim().length < 3, words.reason])}
      error={send.error}
      onConfirm={decide}
      onClose={close}
    >
      <p className="soft">{say_.effect}</p>
      <KeptTextarea kept={reason} label={words.reason} withAsterisk maxLength={1_000} />
    </ConfirmDialog>
  );
};

const usedIn = ({ campaigns, collecting, quotedBy }: CatalogueRow): string =>
  words.usedIn(campaigns, collecting, quotedBy);

const columns: readonly Column<CatalogueRow>[] = [
  { words: words.title, as: 'name', of: (form) => <NameOf form={form} /> },
  { words: words.filledBy, of: ({ filledBy }) => fillerWords[filledBy] ?? filledBy },
  { words: words.periods, of: kindsOf },
  { words: words.verifier, of: ({ verifier }) => verifier ?? words.verifierNone },
  {
    words: words.version,
    of: ({ inForce }) => (inForce ? words.since(inForce.number, formatDay(inForce.effectiveFrom)) : words.notYet),
  },
  { words: words.next, of: ({ next }) => (next ? words.since(next.number, formatDay(next.effectiveFrom)) : '') },
  { words: words.used, of: usedIn },
];

type CatalogueTableProps = {
  readonly forms: readonly CatalogueRow[];
  readonly drafts: readonly DraftRow[] | undefined;
};

/** One line a form; whoever keeps the catalogue designs and retires from here. */
export const CatalogueTable = ({ forms, drafts }: CatalogueTableProps) => {
  const [retiring, setRetiring] = useState<CatalogueRow>();
  return (
    <>
      <RecordTable
        label={words.forms}
        rows={forms}
        keyOf={({ code }) => code}
        sheet
        columns={[
          ...columns,
          drafts
            ? {
                words: words.design,
                as: 'action',
                of: (form) => (
                  <Stack gap={4} align="flex-end">
                    <DesignLink form={form} drafts={drafts} />
                    <WorkbookButton form={form} />
                    <Button size="compact-sm" variant="subtle" onClick={() => setRetiring(form)}>
                      {form.retired ? words.reinstate : words.retire}
                    </Button>
                  </Stack>
                ),
              }
            : null,
        ]}
      />
      {retiring ? <RetireDialog form={retiring} close={() => setRetiring(undefined)} /> : null}
    </>
  );
};
