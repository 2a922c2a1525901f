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
import { ScrollX } from '../../platform/ui/ScrollX.tsx';
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
  <ScrollX label={words.forms} className="sheet">
    <table className="data">
      <caption className="visually-hidden">{words.forms}</caption>
      <thead>
        <tr>
          <th scope="col">{words.code}</th>
          <th scope="col">{words.title}</th>
          <th scope="col">{words.filledBy}</th>
          <th scope="col">{words.periods}</th>
          <th scope="col">{words.verifier}</th>
          <th scope="col" className="number">
            {words.version}
          </th>
          <th scope="col">{words.effective}</th>
        </tr>
      </thead>
      <tbody>
        {forms.map((form) => (
          <tr key={form.code}>
            <td className="figures">{form.code}</td>
            <th scope="row">
              {form.title}
              <span className="small soft" style={{ display: 'block', fontWeight: 400 }}>
                {form.basis}
              </span>
              {form.sensitive ? (
                <Tag tone="look" icon="lock">
                  {words.sensitive}
                </Tag>
              ) : null}
            </th>
            <td>{fillerWords[form.filledBy] ?? form.filledBy}</td>
            <td>{kindsOf(form)}</td>
            <td>{form.verifier ?? words.verifierNone}</td>
            <td className="number">
              {form.versions > 1 ? words.versionOf(form.version, form.versions) : form.version}
            </td>
            <td className="figures">{formatDay(form.effectiveFrom)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </ScrollX>
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
