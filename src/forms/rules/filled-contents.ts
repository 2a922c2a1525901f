import { check, messageOf } from './check.ts';
import type { Cell, CompiledForm } from './compiled.ts';
import { type Computed, compute, figureOf } from './compute.ts';
import type { Contents, Shown } from './form-paper.ts';
import { formatValue } from './format.ts';
import { type Ranges, totalText } from './total-text.ts';
import { type Context, type FormValues, rowsOf } from './values.ts';

const shown = (computed: Computed, cell: Cell) => {
  if (!computed.applies(cell.index)) return { text: '', number: null, greyed: true };
  const result = computed.result(cell.code);
  return { text: formatValue(cell, result), number: result.kind === 'number' ? (figureOf(result) ?? null) : null };
};

/** A filled form: what was typed and what follows from it. Missing is blank, not applicable "–", zero 0. */
export const filledContents = (form: CompiledForm, values: FormValues, context: Context): Contents => {
  const computed = compute(form, values, context);
  const saidNone = (section: string) => (rowsOf(values, section)?.length === 0 ? 'Không phát sinh.' : undefined);
  return { show: (cell) => shown(computed, cell), lists: values.lists, listRemark: saidNone };
};

const NOTHING: Shown = { text: '', number: null };

/** A total: computed already; its lists are not carried, what does not add shows its range, what lacks some of its members is marked. */
export const totalContents = (computed: Computed, ranges: Ranges): Contents => ({
  show: (cell) => {
    const range = ranges[cell.code];
    const { text, number } = range?.length === 0 ? NOTHING : shown(computed, cell);
    const result = computed.result(cell.code);
    const partial = result.kind === 'number' && result.partial && range === undefined;
    return { text: text || totalText(cell, undefined, range), number, partial };
  },
  lists: {},
  listRemark: () => 'Danh sách chi tiết không in trong bản tổng hợp; xem tại phiếu của từng đơn vị.',
});

type Explained = { readonly check: string; readonly at: string; readonly text: string };

/** Each explanation with what it answers. */
export const explained = (
  form: CompiledForm,
  values: FormValues,
  context: Context,
  explanations: readonly Explained[],
): { sentence: string; text: string }[] => {
  if (explanations.length === 0) return [];
  const outcomes = check(form, compute(form, values, context), values, context);
  return explanations.map((one) => {
    const outcome = outcomes.find((candidate) => candidate.check === one.check && candidate.at === one.at);
    return { sentence: outcome?.sentence ?? messageOf(form, one.check), text: one.text };
  });
};
