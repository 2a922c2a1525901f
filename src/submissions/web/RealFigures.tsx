import { Select } from '@mantine/core';
import { useState } from 'react';
import { getFormVersion, listEthnicGroups } from '../../forms/contract.ts';
import { readPublishedForm } from '../../forms/rules/published-form.ts';
import type { TrialFigures } from '../../forms/web/design/index.ts';
import { call } from '../../platform/ui/call.ts';
import { useAsk } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { getSheet, listSubmissions, type SubmissionRow } from '../contract.ts';
import { trialValues } from '../rules/trial-values.ts';
import { messages } from './messages.ts';

const MOST = 1_000;

const nameOf = ({ subject, periodName }: SubmissionRow): string => `${subject.path} · ${periodName}`;

/** A sheet with the form that it was filled with. */
const sheetWithForm = async (id: string) => {
  const sheet = await call(getSheet, { params: { id } });
  const { form: code, version } = sheet.submission;
  const [form, { groups }] = await Promise.all([
    call(getFormVersion, { params: { code, version } }),
    call(listEthnicGroups, {}),
  ]);
  return { sheet, from: readPublishedForm(form.definition, groups, form) };
};

/** Sheets of the form that somebody has sent: one of them fills the form being tried; it is only read. */
export const RealFigures: TrialFigures = ({ form, onTake }) => {
  const [chosen, setChosen] = useState<string | null>(null);
  const { code } = form.definition;
  const sent = useAsk(listSubmissions, { query: { form: code, limit: MOST } });
  const rows = (sent.data?.submissions ?? []).filter(({ revision }) => revision > 0);
  const take = async (id: string | null): Promise<void> => {
    setChosen(id);
    if (id === null) return;
    const { sheet, from } = await sheetWithForm(id);
    const { values, context, left } = trialValues(from, form, {
      values: sheet.values,
      context: { ...sheet.context, period: sheet.submission.period },
    });
    onTake({ name: nameOf(sheet.submission), values, context });
    if (left > 0) say(messages.trial.left(left), 'look');
  };
  if (rows.length === 0) return null;
  return (
    <Select
      size="xs"
      searchable
      clearable
      w={280}
      aria-label={messages.trial.label}
      placeholder={messages.trial.placeholder}
      nothingFoundMessage={messages.trial.nobody}
      limit={50}
      value={chosen}
      data={rows.map((row) => ({ value: row.id, label: nameOf(row) }))}
      onChange={(id) => void take(id).catch((error: Error) => say(error.message, 'look'))}
    />
  );
};
