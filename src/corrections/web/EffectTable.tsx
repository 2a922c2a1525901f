import { type ReactNode, useState } from 'react';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { fieldAt, placeName } from '../../forms/rules/entry/places.ts';
import { formatValue } from '../../forms/rules/format.ts';
import type { FormValues } from '../../forms/rules/values.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { Icon, type IconName } from '../../platform/ui/Icon.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import type { OnTotals } from '../contract/around.ts';
import { words } from './messages.ts';

export type Changed = { readonly cell: string; readonly before: string | null; readonly after: string | null };

type EffectTableProps = {
  readonly form: CompiledForm;
  /** Those that hold the rows of lists that are named. */
  readonly values?: FormValues;
  readonly subject: string;
  /** What is asked for, and what the sheet's own formulas make of it. */
  readonly cells: readonly Changed[];
  readonly onSheet: readonly Changed[];
  readonly onTotals: OnTotals;
  /** It has come to pass: before and after, no longer now and then. */
  readonly done?: boolean;
};

/** Old and new of each figure: on the sheet first, then in every total up the tree. */
export const EffectTable = ({ form, values, subject, cells, onSheet, onTotals, done = false }: EffectTableProps) => {
  const asked = new Set(cells.map(({ cell }) => cell));
  const following = onSheet.filter(({ cell }) => !asked.has(cell));
  const heads = done ? [words.effect.was, words.effect.became] : [words.effect.before, words.effect.after];
  return (
    <table className="data effect">
      <caption className="visually-hidden">{words.effect.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.effect.figure}</th>
          <th scope="col" className="number">
            {heads[0]}
          </th>
          <th scope="col" className="number">
            {heads[1]}
          </th>
        </tr>
      </thead>
      {cells.length + following.length > 0 ? (
        <Lines
          title={words.effect.onSheet(subject)}
          form={form}
          values={values}
          rows={[...cells, ...following]}
          note={({ cell }) => (asked.has(cell) ? words.effect.asked : words.effect.follows)}
        />
      ) : null}
      {onTotals.map(({ unit, cells: changed }) => (
        <Lines key={unit.id} title={words.effect.onTotal(unit.name)} form={form} values={values} rows={changed} />
      ))}
    </table>
  );
};

const FEW = 8;

type LinesProps = {
  readonly title: string;
  readonly form: CompiledForm;
  readonly values: FormValues | undefined;
  readonly rows: readonly Changed[];
  readonly note?: (row: Changed) => string;
};

/** Figures of one sheet or total; many of them stand folded under their number. */
const Lines = ({ title, form, values, rows, note }: LinesProps) => {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, FEW);
  return (
    <tbody>
      <tr className="effect-group">
        <th scope="rowgroup" colSpan={3}>
          {title}
        </th>
      </tr>
      {shown.map((row) => (
        <tr key={row.cell}>
          <th scope="row">
            {nameOf(form, row.cell, values)} {note?.(row) === words.effect.asked ? <Tag>{note(row)}</Tag> : null}
          </th>
          <td className="number">{textOf(form, row.cell, row.before)}</td>
          <td className="number">
            <strong>{textOf(form, row.cell, row.after)}</strong>
          </td>
        </tr>
      ))}
      {rows.length > FEW ? (
        <tr>
          <td colSpan={3}>
            <button type="button" className="request-link" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? words.effect.less : words.effect.more(rows.length - FEW)}
            </button>
          </td>
        </tr>
      ) : null}
    </tbody>
  );
};

/** `A03 Hộ nghèo · Nùng`: the code of the row, what it counts, and of whom. */
const nameOf = (form: CompiledForm, place: string, values: FormValues | undefined): string => {
  const cell = form.cell(place);
  return cell ? `${cell.row} ${cell.label}` : sentenceStart(placeName(form, place, values));
};

const textOf = (form: CompiledForm, place: string, value: string | null): string => {
  const field = fieldAt(form, place);
  if (value === null || value === '') return words.effect.blank;
  return field ? formatValue(field, value) : value;
};

export type Consequence = { readonly icon: IconName; readonly text: ReactNode };

/** What follows besides the figures, one sentence each. */
export const Consequences = ({ of: lines }: { readonly of: readonly Consequence[] }) => (
  <ul className="consequences">
    {lines.map(({ icon, text }, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: sentences that do not move
      <li key={at}>
        <Icon name={icon} />
        <span>{text}</span>
      </li>
    ))}
  </ul>
);
