import { useMemo } from 'react';
import type { Cell, CompiledForm } from '../../forms/rules/compiled.ts';
import { compute } from '../../forms/rules/compute.ts';
import { parseListPlace } from '../../forms/rules/entry/places.ts';
import { formatValue } from '../../forms/rules/format.ts';
import type { FormValues, ListRow } from '../../forms/rules/values.ts';
import type { Reply } from '../../platform/contract/route.ts';
import { againstRevision, FormView } from '../../review/web/index.ts';
import type { getRevision } from '../../submissions/contract.ts';
import { applyPatch } from '../../submissions/rules/patch.ts';
import type { getCorrection } from '../contract.ts';
import { words } from './messages.ts';

type CorrectedSheetProps = {
  readonly shown: Reply<typeof getCorrection>;
  readonly before: Reply<typeof getRevision>;
  readonly form: CompiledForm;
};

/** The sheet as it was, with what is asked laid over it. */
const laidOver = (values: FormValues, cells: CorrectedSheetProps['shown']['cells']): FormValues => {
  const ofCells = cells.filter(({ cell }) => !parseListPlace(cell));
  const laid = applyPatch(values, { cells: Object.fromEntries(ofCells.map(({ cell, after }) => [cell, after])) });
  const lists: Record<string, readonly ListRow[]> = { ...laid.lists };
  for (const { cell, after } of cells) {
    const place = parseListPlace(cell);
    if (place) lists[place.section] = withValue(lists[place.section] ?? [], place, after);
  }
  return { ...laid, lists };
};

/** A row that is not there comes in with its values; one whose values all go is gone. */
const withValue = (
  rows: readonly ListRow[],
  { row, field }: { readonly row: string; readonly field: string },
  value: string | null,
): readonly ListRow[] => {
  const found = rows.find(({ id }) => id === row) ?? { id: row, values: {} };
  const { [field]: _, ...others } = found.values;
  const values = value === null ? others : { ...others, [field]: value };
  const others_ = rows.filter(({ id }) => id !== row);
  if (Object.keys(values).length === 0) return others_;
  return rows.some(({ id }) => id === row)
    ? rows.map((one) => (one.id === row ? { id: row, values } : one))
    : [...rows, { id: row, values }];
};

/** The whole sheet, each changed figure with the one it replaces struck out before it; what only follows is marked too. */
export const CorrectedSheet = ({ shown, before, form }: CorrectedSheetProps) => {
  const { correction, cells } = shown;
  const look = useMemo(() => {
    const { fixed: _, ...frozen } = before.context;
    const context = { ...frozen, period: correction.period };
    const computed = compute(form, laidOver(before.values, cells), context);
    const differences = againstRevision(form, computed, { values: before.values, context });
    const asked = new Set(cells.map(({ cell }) => cell));
    return (cell: Cell) => ({
      text: formatValue(cell, computed.result(cell.code)),
      ...differences(cell),
      picked: asked.has(cell.code),
    });
  }, [form, before, cells, correction.period]);
  return (
    <section className="sheet request-part">
      <h2>
        {correction.state === 'granted'
          ? words.one.sheetAfter(correction.subject.name)
          : words.one.sheet(correction.subject.name)}
      </h2>
      <FormView
        form={form}
        look={look}
        values={laidOver(before.values, cells)}
        previous={before.values}
        struck
        isPicked={() => false}
      />
    </section>
  );
};
