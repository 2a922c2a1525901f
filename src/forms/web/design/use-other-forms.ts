import { useMemo } from 'react';
import { useAsk } from '../../../platform/ui/query.ts';
import { listQuotable } from '../../contract/drafts.ts';
import type { OtherForm } from '../../rules/design/complete-formula.ts';
import type { QuotableForm } from '../../rules/design/quotable.ts';

const otherForm = ({ code, title, tables }: QuotableForm): OtherForm => ({
  code,
  title,
  rows: tables.flatMap(({ rows }) => rows),
  columns: (row) => tables.find(({ rows }) => rows.some((one) => one.code === row))?.columns ?? [],
});

/** The other published forms, whose cells a formula may quote; asked for once somebody writes a formula. */
export const useOtherForms = (own: string, wanted: boolean): readonly OtherForm[] => {
  const { data } = useAsk(listQuotable, {}, { enabled: wanted, staleTime: Number.POSITIVE_INFINITY });
  return useMemo(() => (data?.forms ?? []).filter(({ code }) => code !== own).map(otherForm), [data, own]);
};
