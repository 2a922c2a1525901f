import { getPeriod } from '../../periods/rules/period.ts';
import type { Db } from '../../platform/db/open.ts';
import type { HistoryRow } from '../../submissions/server/index.ts';
import type { UnitOfDay } from '../../units/server/index.ts';
import type { DemoAccounts } from './accounts.ts';
import { demoValues } from './figures/demo-values.ts';
import { lateCommunes, plantedReturns, plantedWarnings } from './figures/planted.ts';
import type { DemoProvince } from './figures/province.ts';

export type Asked = { readonly form: string; readonly period: string };
type Owed = { readonly subjectUnitId: number; readonly reporterUnitId: number };

const owedOf = (tx: Db, { form, period }: Asked): Promise<Owed[]> =>
  tx
    .selectFrom('submission as s')
    .innerJoin('round as r', 'r.id', 's.round_id')
    .innerJoin('form as f', 'f.id', 'r.form_id')
    .select(['s.subject_unit_id as subjectUnitId', 's.reporter_unit_id as reporterUnitId'])
    .where('f.code', '=', form)
    .where('r.period', '=', period)
    .orderBy('s.subject_unit_id')
    .execute();

export type StateOf = (unit: UnitOfDay, form: string) => 'draft' | 'submitted' | 'accepted' | 'blank';

/** Districts by how far their communes are in the open round: from all accepted to hardly begun. */
const pace: Record<string, number> = {
  '040': 1,
  '051': 1,
  '053': 0.9,
  '048': 0.85,
  '049': 0.8,
  '045': 0.72,
  '047': 0.66,
  '052': 0.55,
  '042': 0.5,
  '043': 0.45,
};
const returned = new Set(plantedReturns.map(({ formCode, communeCode }) => `${formCode} ${communeCode}`));

/** A number in [0, 1) that belongs to a unit and a form, always the same. */
const share = (code: string, form: string): number => {
  let hash = 2166136261;
  for (const letter of `${code}/${form}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619) >>> 0;
  return ((hash ^ (hash >>> 15)) >>> 0) / 4294967296;
};

/** Đàm Thủy, where a visitor looks first: one form begun, one not begun, one sent; DT07 comes back (see planted.ts). */
const showcase: Record<string, ReturnType<StateOf>> = {
  '01495 DT01': 'draft',
  '01495 DT04': 'blank',
  '01495 DT03': 'submitted',
  '01495 DT07': 'submitted',
};

/** Departments that verify their own form: what they send is accepted at once. */
const filledByVerifier: readonly string[] = ['DT11', 'DT13'];

/** How far a unit is in the open round: deterministic, so that every screen has something of each kind. */
export const openRoundState =
  (districtOf: (unit: UnitOfDay) => string): StateOf =>
  (unit, form) => {
    if (filledByVerifier.includes(form)) return ownFormState(share(unit.code, form));
    if (unit.kind !== 'commune') return share(unit.code, form) < 0.6 ? 'submitted' : 'blank';
    const shown = showcase[`${unit.code} ${form}`];
    if (shown) return shown;
    if (lateCommunes.includes(unit.code)) return share(unit.code, form) < 0.4 ? 'draft' : 'blank';
    if (returned.has(`${form} ${unit.code}`)) return 'submitted';
    return stateAtPace(pace[districtOf(unit)] ?? 0.6, share(unit.code, form));
  };

/** A department is half done with its communes: most sent, some begun, the rest before it. */
const ownFormState = (draw: number): ReturnType<StateOf> => {
  if (draw < 0.6) return 'accepted';
  return draw < 0.7 ? 'draft' : 'blank';
};

const stateAtPace = (ahead: number, draw: number): ReturnType<StateOf> => {
  if (ahead === 1 || draw < ahead * 0.72) return 'accepted';
  if (draw < ahead) return 'submitted';
  return draw < ahead + (1 - ahead) * 0.6 ? 'draft' : 'blank';
};

/** A draft holds the first part of what will be sent. */
const partly = <V>(cells: Readonly<Record<string, V>>): Record<string, V> => {
  const entries = Object.entries(cells);
  return Object.fromEntries(entries.slice(0, Math.ceil(entries.length * 0.6)));
};

const explanationsFor = (form: string, code: string, year: number, openYear: number) =>
  plantedWarnings
    .filter(({ formCode, communeCode }) => year === openYear && formCode === form && communeCode === code)
    .flatMap(({ checkId, at, explanation }) => at.map((place) => ({ check: checkId, at: place, text: explanation })));

/** What every unit has filled of one form and period, in the states asked for. */
export const sheetsOf = async (
  tx: Db,
  asked: Asked,
  province: DemoProvince,
  accounts: DemoAccounts,
  stateOf: StateOf,
  at: Date,
): Promise<HistoryRow[]> => {
  const byId = new Map(accounts.units.map((unit) => [unit.id, unit]));
  const period = getPeriod(asked.period);
  return (await owedOf(tx, asked)).flatMap(({ subjectUnitId, reporterUnitId }): HistoryRow[] => {
    const unit = byId.get(subjectUnitId);
    const accountId = accounts.byUnit.get(reporterUnitId);
    const values = unit && demoValues(province, asked.form, { kind: unit.kind, code: unit.code }, period);
    const state = unit ? stateOf(unit, asked.form) : 'blank';
    if (!unit || !accountId || !values || state === 'blank') return [];
    if (state === 'draft')
      return [{ subjectUnitId, accountId, at, state, values: { cells: partly(values.cells), lists: {} } }];
    return [
      {
        subjectUnitId,
        accountId,
        at,
        state,
        values,
        explanations: explanationsFor(asked.form, unit.code, period.year, province.openYear),
      },
    ];
  });
};
