import { Button } from '@mantine/core';
import { useState } from 'react';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { useMay, useMe } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { listClassifications, type SchemeRow } from '../contract.ts';
import { words } from './messages.ts';
import { SchemeDialog } from './SchemeDialog.tsx';

/** The list that says today who stands where: by now the first whose days are not over. */
const listNow = ({ lists }: SchemeRow, today: string) =>
  lists.find(({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo > today));

type SchemesProps = { readonly schemes: readonly SchemeRow[]; readonly today: string };

const Schemes = ({ schemes, today }: SchemesProps) => (
  <RecordTable
    label={words.schemes}
    rows={schemes}
    keyOf={({ code }) => code}
    sheet
    columns={[
      {
        words: words.name,
        as: 'name',
        of: ({ code, title }) => <PageLink href={`/quan-tri/phan-loai/${code}`}>{title}</PageLink>,
      },
      { words: words.code, of: ({ code }) => code },
      { words: words.level, of: ({ level }) => words.levels[level] },
      { words: words.groups, of: ({ groups }) => groups.map(({ label }) => label).join(', ') },
      {
        words: words.now,
        of: (scheme) => {
          const list = listNow(scheme, today);
          return list ? `${list.legalBasis} (${words.days(list.validFrom, list.validTo)})` : words.noneNow;
        },
      },
    ]}
  />
);

/** `/quan-tri/phan-loai`: how units are classed. */
export const SchemesPage = () => {
  const schemes = useAsk(listClassifications, {});
  const { today } = useMe();
  const mayManage = useMay('forms.manage');
  const [making, setMaking] = useState(false);
  const button = mayManage ? <Button onClick={() => setMaking(true)}>{words.make}</Button> : null;
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} actions={button} />
      <Answer of={schemes}>
        {({ classifications }) =>
          classifications.length === 0 ? (
            <EmptyState title={words.none}>{words.noneWhy}</EmptyState>
          ) : (
            <Schemes schemes={classifications} today={today} />
          )
        }
      </Answer>
      {making ? <SchemeDialog onClose={() => setMaking(false)} /> : null}
    </>
  );
};
