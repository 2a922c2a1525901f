import { useMemo } from 'react';
import { listCampaigns } from '../../campaigns/contract.ts';
import { askedGroup } from '../../classifications/rules/scheme.ts';
import type { Cell, CompiledForm } from '../../forms/rules/compiled.ts';
import { isNumeric } from '../../forms/rules/resolve-names.ts';
import { useSearch } from '../../platform/ui/address.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { type FigureState, figureStates } from '../../review/rules/figure-states.ts';
import { type Choice, firstPeriod, formChoices, periodChoices } from '../rules/choices.ts';
import { knownDay } from '../rules/known-at.ts';

/** What is asked, as it stands in the address. */
export type Question = {
  readonly form: string;
  readonly period: string;
  readonly unit?: number;
  readonly state?: FigureState;
  /** A day: as known at its end. */
  readonly knownAt?: string;
  /** Only units of this group: `KV:III`. */
  readonly group?: string;
};

export type Asked = {
  readonly question: Question | undefined;
  readonly forms: readonly Choice[];
  readonly periods: readonly Choice[];
  readonly error: Error | null;
  readonly waiting: boolean;
};

/** The question of the address, filled up with the first form and its latest period that has figures. */
export const useQuestion = (): Asked => {
  const search = useSearch();
  const campaigns = useAsk(listCampaigns, { query: {} }, { staleTime: 60_000 });
  const collected = useMemo(
    () => campaigns.data?.campaigns.flatMap((campaign) => campaign.forms.filter(({ takenBack }) => !takenBack)) ?? [],
    [campaigns.data],
  );
  const forms = useMemo(() => formChoices(collected), [collected]);
  const form = search.get('form') ?? forms[0]?.value;
  const periods = useMemo(() => periodChoices(collected, form ?? ''), [collected, form]);
  const period = search.get('period') ?? firstPeriod(collected, form ?? '');
  const unit = Number(search.get('unit'));
  const state = figureStates.find((one) => one === search.get('state'));
  const knownAt = knownDay(search.get('knownAt'));
  const group = askedGroup(search.get('group'));
  const narrowed = {
    ...(unit > 0 ? { unit } : {}),
    ...(state ? { state } : {}),
    ...(knownAt ? { knownAt } : {}),
    ...(group ? { group } : {}),
  };
  const question = form && period ? { form, period, ...narrowed } : undefined;
  return { question, forms, periods, error: campaigns.error, waiting: campaigns.isPending };
};

export const figureCells = (form: CompiledForm): readonly Cell[] =>
  form.cells.filter((cell) => isNumeric(cell.type) && !cell.greyed);

const FIRST_ROWS = 4;
export const MOST_CELLS = 8;

/** The chosen indicators; at first the first column of the first table. */
export const chosenCells = (form: CompiledForm, asked: string | null): readonly Cell[] => {
  const wanted = (asked ?? '')
    .split(',')
    .flatMap((code) => form.cell(code) ?? [])
    .filter((cell) => isNumeric(cell.type));
  if (wanted.length > 0) return wanted.slice(0, MOST_CELLS);
  const [first] = figureCells(form);
  return figureCells(form)
    .filter((cell) => cell.section === first?.section && cell.column === first.column)
    .slice(0, FIRST_ROWS);
};
