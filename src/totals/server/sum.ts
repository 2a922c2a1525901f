import { sql } from 'kysely';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { getCompiled } from '../../forms/server/index.ts';
import type { Db } from '../../platform/db/open.ts';
import { addMembers, addsBySum, type MemberFigures } from '../rules/add-members.ts';
import { coverageOf, rankOf, stateOf, type UnitState } from '../rules/coverage.ts';
import type { Groups } from './groups.ts';
import { membersOf } from './members.ts';
import type { Asked } from './question.ts';
import { sumPacked } from './sum-packed.ts';

/** Totals of each of these periods: of all units together, or by the units just below. */
export const sumPeriods = async (tx: Db, periods: readonly Asked[], byChild: boolean): Promise<Groups[]> => {
  const plain = periods.every(({ form, parts }) => parts.length === 1 && addsBySum(form));
  const sums = plain ? await sumPacked(tx, periods, byChild) : [];
  const all: Groups[] = [];
  for (const [index, asked] of periods.entries()) all.push(sums[index] ?? (await sumInEngine(tx, asked, byChild)));
  return all;
};

export const sumPeriod = async (tx: Db, asked: Asked, byChild: boolean): Promise<Groups> =>
  (await sumPeriods(tx, [asked], byChild))[0] ?? new Map();

export type MemberRow = {
  id: string;
  period: string;
  version: number;
  subject: number;
  child: number;
  revision: number;
  excused: boolean;
  rank: number;
  figures: (string | null)[] | null;
  notApplicable: boolean[] | null;
};

/** Every submission expected below the unit, with the figures of those that count. */
export const loadMembers = async (tx: Db, asked: Asked, byChild: boolean): Promise<MemberRow[]> => {
  const { rows } = await sql<MemberRow>`
    with ${membersOf(
      asked,
      asked.parts.map(({ id }) => id),
      byChild,
    )}
    select m.id, m.period, m.form_version_id as version, m.subject, m.child, m.revision, m.excused, m.rank,
      r.figures::text[] as figures, r.not_applicable as "notApplicable"
    from member m left join revision r on r.submission_id = m.id and r.number = m.revision and m.rank >= ${rankOf(asked.least)}
    order by m.period, m.subject`.execute(tx);
  return rows;
};

/** Figures that do not simply add, or several periods: the engine adds them, periods of a unit first. */
const sumInEngine = async (tx: Db, asked: Asked, byChild: boolean): Promise<Groups> => {
  const rows = await loadMembers(tx, asked, byChild);
  const forms = await formsOf(tx, rows);
  const groups = new Map<number, MemberRow[]>();
  for (const row of rows) {
    const place = row.child;
    groups.set(place, [...(groups.get(place) ?? []), row]);
  }
  const periods = asked.parts.map(({ id }) => id);
  return new Map(
    [...groups].map(([place, own]) => [
      place,
      {
        added: addMembers(asked.form, periods, figuresOf(own, forms)),
        coverage: coverageOf(unitStates(own), asked.least),
      },
    ]),
  );
};

export const formsOf = async (tx: Db, rows: readonly MemberRow[]): Promise<Map<number, CompiledForm>> => {
  const forms = new Map<number, CompiledForm>();
  for (const { version } of rows) if (!forms.has(version)) forms.set(version, await getCompiled(tx, version));
  return forms;
};

const figuresOf = (rows: readonly MemberRow[], forms: ReadonlyMap<number, CompiledForm>): MemberFigures[] =>
  rows.flatMap(({ figures, notApplicable, subject, period, version }) => {
    const form = forms.get(version);
    return figures && form ? [{ figures, notApplicable, unit: subject, period, form }] : [];
  });

/** Over several periods a unit is as far as its last sheet to come; it is excused when all its sheets are. */
const unitStates = (rows: readonly MemberRow[]): UnitState[] => {
  const units = new Map<number, MemberRow[]>();
  for (const row of rows) units.set(row.subject, [...(units.get(row.subject) ?? []), row]);
  return [...units.values()].map((own) => {
    const due = own.filter(({ excused }) => !excused);
    return { state: stateOf(Math.min(...due.map(({ rank }) => rank))), excused: due.length === 0 };
  });
};
