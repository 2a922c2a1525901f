import { useCallback } from 'react';
import type { CompiledSection } from '../../../forms/rules/compiled.ts';
import type { PreviousList } from '../../../forms/rules/entry/previous-list.ts';
import { useAsk } from '../../../platform/ui/query.ts';
import { getSheet, listSubmissions, type Sheet } from '../../contract.ts';
import { previousSheet } from '../../rules/previous-sheet.ts';

/** Nothing of an earlier period changes while one enters. */
const STILL = { staleTime: Number.POSITIVE_INFINITY };

/** The lists of the period before, asked for where one fills a list. */
export const usePreviousList = (
  sheet: Sheet,
  section: CompiledSection,
): ((code: string) => PreviousList | undefined) => {
  const { submission, actions } = sheet;
  const wanted = section.shape === 'list' && actions.includes('enter');
  const query = { form: submission.form, unit: submission.subject.id };
  const listed = useAsk(listSubmissions, { query }, { ...STILL, enabled: wanted });
  const found = listed.data && previousSheet(listed.data.submissions, submission);
  const asked = useAsk(
    getSheet,
    { params: { id: found?.id ?? '' } },
    { ...STILL, enabled: wanted && found !== undefined },
  );
  const { data } = asked;
  return useCallback(
    (code) => data && { periodName: data.submission.periodName, rows: data.values.lists[code] ?? [] },
    [data],
  );
};
