import type { EthnicGroup, FormDefinition } from '../../src/forms/rules/definition.ts';
import { keptRows, sectionGrid } from '../../src/forms/rules/design/design-grid.ts';
import { designIndex, relabelled } from '../../src/forms/rules/design/design-index.ts';
import { apply } from '../../src/forms/rules/edit/apply.ts';
import { opened } from '../../src/forms/rules/edit/opened.ts';
import { numberedEthnicGroups, wideFormDefinition } from '../../src/forms/rules/wide-form.fixture.ts';
import { type Measured, medianPair, type Pair } from './measured.ts';
import { sixtyCellForm } from './sixty-cells.ts';

/**
 * The designer's script of one edit (a row's words, as at every keystroke) on the form of 54 ethnic groups × 20 rows, beside the same
 * edit on a form of 60 cells: the edit itself, what the names mean, the table, and which of its rows are drawn again. The same of an edit
 * after which the form is laid out anew, and once for opening the designer on that form.
 */
const EDIT_MOST = 25;
/** The form has eighteen times the cells of the small one; an edit that lays it out may cost about that many times as much. */
const LAYOUT_MOST = 40;

type Sheet = {
  readonly edit: (words: string) => void;
  /** An edit after which names may mean something else: the form is laid out anew. */
  readonly layOut: (unit: string) => void;
};

const openDesigner = (definition: FormDefinition, ethnicGroups: readonly EthnicGroup[]): Sheet => {
  let form = opened(definition);
  let index = designIndex(form, { ethnicGroups });
  const gridOf = () => {
    const [section] = form.sections;
    if (!section) throw new Error('a form without sections');
    return sectionGrid(section, index, ethnicGroups);
  };
  let { rows } = gridOf();
  const set = (values: { label: string } | { unit: string }): void => {
    form = apply(form, { op: 'set-node', section: 'A', axis: 'rows', code: 'A02', values });
  };
  const draw = (): void => {
    rows = keptRows(rows, gridOf().rows);
  };
  return {
    layOut: (unit) => {
      set({ unit });
      index = designIndex(form, { ethnicGroups });
      draw();
    },
    edit: (label) => {
      set({ label });
      index = relabelled(index, form, { ethnicGroups });
      draw();
    },
  };
};

const milliseconds = (work: () => unknown): number => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

export const measureDesigner = (): Measured[] => {
  const groups = numberedEthnicGroups();
  const openWide = () => openDesigner(wideFormDefinition(), groups);
  const openSixty = () => openDesigner(sixtyCellForm('DT99', { filledBy: 'commune' }), []);
  const wide = openWide();
  const sixty = openSixty();
  const both = (work: (sheet: Sheet, at: number) => void): Pair[] =>
    Array.from(
      { length: 120 },
      (_, at): Pair => ({
        value: milliseconds(() => work(wide, at)),
        baseline: milliseconds(() => work(sixty, at)),
      }),
    ).slice(20);
  const words = medianPair(both((sheet, at) => sheet.edit(`Chỉ tiêu ${at}`)));
  const laidOut = medianPair(both((sheet, at) => sheet.layOut(`hộ ${at}`)));
  const openings = Array.from(
    { length: 20 },
    (): Pair => ({ value: milliseconds(openWide), baseline: milliseconds(openSixty) }),
  );
  return [
    { name: 'designer.open', ...medianPair(openings), unit: 'ms' },
    { name: 'designer.edit', ...words, unit: 'ms', hold: { of: 'ratio', bound: 'most', limit: EDIT_MOST } },
    { name: 'designer.layout', ...laidOut, unit: 'ms', hold: { of: 'ratio', bound: 'most', limit: LAYOUT_MOST } },
  ];
};
