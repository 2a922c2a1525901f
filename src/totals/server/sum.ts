import { sql } from 'kysely';
import { addSheets, type Sheet } from '../../forms/rules/add-sheets.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { getCompiled } from '../../forms/server/index.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Db } from '../../platform/db/open.ts';
import { exactFigures } from '../../submissions/server/index.ts';
import { addsBySum } from '../rules/add-packed.ts';
import { coverageOf, type Parts, rankOf, stateOf, type UnitState } from '../rules/coverage.ts';
import type { Groups } from './groups.ts';
import { membersOf } from './members.ts';
import type { Asked } from './question.ts';
import { sumPacked } from './sum-packed.ts';

/** One period, and every figure of the form that asks in it adds by sum. */
const isPlain = ({ form, parts: [part, other] }: Asked): boolean =>
  part !== undefined && other === undefined && part.form === form && addsBySum(form);

/** Totals of each of these periods: of all units together, or by the units just below. */
export const sumPeriods = async (tx: Db, periods: readonly Asked[], byChild: boolean): Promise<Groups[]> => {
  const plain = periods.filter(isPlain);
  const sums = await sumPacked(tx, plain, byChild);
  const all: Groups[] = [];
  for (const asked of periods) all.push(sums[plain.indexOf(asked)] ?? (await sumInEngine(tx, asked, byChild)));
  return all;
};

export const sumPeriod = async (tx: Db, asked: Asked, byChild: boolean): Promise<Groups> =>
  (await sumPeriods(tx, [asked], byChild))[0] ?? new Map();

export type MemberRow = {
  id: string;
  period: string;
  /** With which its figures were filled; null where it has none that count. */
  version: number | null;
  subject: number;
  child: number;
  revision: number;
  excused: boolean;
  withdrawn: boolean;
  rank: number;
  figures: (string | null)[] | null;
  notApplicable: (boolean | null)[] | null;
};

/** Every submission expected below the unit, with the figures of those that count. */
export const loadMembers = async (tx: Db, asked: Asked, byChild: boolean): Promise<MemberRow[]> => {
  const { rows } = await sql<MemberRow>`
    with ${membersOf(
      asked,
      asked.parts.map(({ id }) => id),
      byChild,
    )}
    select m.id, m.period, r.form_version_id as version, m.subject, m.child, m.revision, m.excused, m.withdrawn, m.rank,
      ${exactFigures('r')} as figures, r.not_applicable as "notApplicable"
    from member m left join revision r on r.submission_id = m.id and r.number = m.revision and m.rank >= ${rankOf(asked.least)}
    order by m.period, m.subject`.execute(tx);
  return rows;
};

/** Figures that do not simply add, several periods, several versions: the engine adds them, periods of a unit first. */
const sumInEngine = async (tx: Db, asked: Asked, byChild: boolean): Promise<Groups> => {
  const rows = await loadMembers(tx, asked, byChild);
  const forms = await formsOf(tx, rows);
  const groups = new Map<number, MemberRow[]>();
  for (const row of rows) groups.set(row.child, [...(groups.get(row.child) ?? []), row]);
  return new Map(
    [...groups].map(([place, own]) => {
      const sheets = addSheets(asked.form, asked.parts, sheetsOf(own, forms));
      const coverage = coverageOf(own.map(stateOfRow), asked.least, countParts(asked));
      return [place, { added: sheets.added, sheets, coverage }];
    }),
  );
};

export const countParts = ({ parts }: Asked): Parts => ({
  of: parts.length,
  asked: parts.filter(({ form }) => form !== undefined).length,
  collected: parts.filter(({ collected }) => collected).length,
  lacking: parts.flatMap(({ id, form, collected }) => (form && !collected ? [periodName(getPeriod(id))] : [])),
});

export const formsOf = async (tx: Db, rows: readonly MemberRow[]): Promise<Map<number, CompiledForm>> => {
  const forms = new Map<number, CompiledForm>();
  for (const { version } of rows)
    if (version !== null && !forms.has(version)) forms.set(version, await getCompiled(tx, version));
  return forms;
};

export const sheetsOf = (rows: readonly MemberRow[], forms: ReadonlyMap<number, CompiledForm>): Sheet[] =>
  rows.flatMap(({ figures, notApplicable, subject, period, version }) => {
    const form = version === null ? undefined : forms.get(version);
    return figures && form ? [{ figures, notApplicable, unit: subject, period, form }] : [];
  });

const stateOfRow = ({ rank, excused, withdrawn }: MemberRow): UnitState => ({
  state: stateOf(rank),
  excused,
  withdrawn,
});
