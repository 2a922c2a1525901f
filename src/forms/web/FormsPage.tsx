import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { periodKindName } from '../../periods/rules/names.ts';
import { periodKinds } from '../../periods/rules/period.ts';
import { searchKey } from '../../platform/text/search-key.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import { type FormRow, listForms } from '../contract.ts';
import { fillerWords, words } from './messages.ts';
import { PublishDialog } from './PublishDialog.tsx';

const kindsOf = (form: FormRow): string =>
  periodKinds
    .filter((kind) => form.periodKinds.includes(kind))
    .map(periodKindName)
    .join(', ');

const FormTable = ({ forms }: { readonly forms: readonly FormRow[] }) => (
  <RecordTable
    label={words.forms}
    rows={forms}
    keyOf={({ code }) => code}
    sheet
    columns={[
      {
        words: words.title,
        as: 'name',
        of: ({ code, title, basis, sensitive }) => (
          <>
            {`${code} · ${title}`}
            <span className="second">{basis}</span>
            {sensitive ? (
              <Tag tone="look" icon="lock">
                {words.sensitive}
              </Tag>
            ) : null}
          </>
        ),
      },
      { words: words.filledBy, of: ({ filledBy }) => fillerWords[filledBy] ?? filledBy },
      { words: words.periods, of: kindsOf },
      { words: words.verifier, of: ({ verifier }) => verifier ?? words.verifierNone },
      {
        words: words.version,
        as: 'number',
        of: ({ version, versions }) => (versions > 1 ? words.versionOf(version, versions) : version),
      },
      { words: words.effective, className: 'figures', of: ({ effectiveFrom }) => formatDay(effectiveFrom) },
    ]}
  />
);

/** The forms in force. */
export const FormsPage = () => {
  const forms = useAsk(listForms, {});
  const mayManage = useMay('forms.manage');
  const text = useSearch().get('tim') ?? '';
  const setSearch = useSetSearch();
  const [publishing, setPublishing] = useState(false);
  const key = searchKey(text);
  const publish = mayManage ? <Button onClick={() => setPublishing(true)}>{words.publish}</Button> : null;
  return (
    <>
      <PageHeader
        title={words.forms}
        {...(forms.data ? { subtitle: words.subtitle(forms.data.forms.length) } : {})}
        actions={publish}
      />
      <div className="filters no-print">
        <TextInput
          label={words.search}
          placeholder={words.searchHint}
          value={text}
          onChange={(event) => setSearch({ tim: event.currentTarget.value })}
        />
      </div>
      <Answer of={forms} lines={12}>
        {(answer) => {
          const found = answer.forms.filter((form) => searchKey(`${form.code} ${form.title}`).includes(key));
          if (answer.forms.length === 0)
            return (
              <EmptyState title={words.none} action={publish}>
                {words.noneWhy}
              </EmptyState>
            );
          return found.length === 0 ? (
            <EmptyState title={words.noneFound}>{words.noneFoundHow}</EmptyState>
          ) : (
            <FormTable forms={found} />
          );
        }}
      </Answer>
      {publishing ? <PublishDialog close={() => setPublishing(false)} /> : null}
    </>
  );
};
