import { demoValues } from '../../src/app/demo/figures/demo-values.ts';
import { makeDemoProvince } from '../../src/app/demo/figures/province.ts';
import type { CellValues } from '../../src/forms/rules/values.ts';
import { getPeriod } from '../../src/periods/rules/period.ts';
import { listUnits, type UnitRow } from '../../src/units/contract.ts';
import type { Session } from '../scenario/api.ts';

/** The demonstration's own figures for any commune and year, and its units. */
export type Figures = {
  readonly units: readonly UnitRow[];
  readonly of: (form: string, commune: string, year: string) => CellValues;
};

const OPEN_YEAR = 2021;

export const readFigures = async (anybody: Session): Promise<Figures> => {
  const { units } = await anybody.must(listUnits, { query: {} });
  const codes = new Map(units.map(({ id, code }) => [id, code]));
  const communes = units
    .filter(({ kind }) => kind === 'commune')
    .map(({ code, fullName, parentId }) => ({ code, fullName, districtCode: codes.get(parentId ?? 0) ?? '' }));
  const province = makeDemoProvince(communes, OPEN_YEAR);
  const of = (form: string, commune: string, year: string): CellValues =>
    demoValues(province, form, { kind: 'commune', code: commune }, getPeriod(year))?.cells ?? {};
  return { units, of };
};
