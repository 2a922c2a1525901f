import { sql } from 'kysely';
import { findGroup, type GroupOnDay } from '../../classifications/server/index.ts';
import { periodRange } from '../../periods/rules/days.ts';
import { type Period, parsePeriod, shiftPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { nearestTo, standsOn } from '../../platform/db/stands-on.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { insideSentence } from '../../platform/text/sentence.ts';
import type { FigureState } from '../../review/rules/figure-states.ts';
import { roundStands, roundStood } from '../../rounds/server/index.ts';
import type { UnitKind } from '../../units/rules/unit.ts';
import { knownBefore } from '../rules/known-at.ts';
import { type FormReaders, mayReadForm } from '../rules/may-read.ts';
import { type AskedParts, type FormHistory, findParts } from './parts-in.ts';

export type Question = {
  readonly form: string;
  readonly period: string;
  readonly unit?: number;
  readonly state?: FigureState;
  readonly asOf?: string;
  readonly knownAt?: string;
  /** `KV:III`. */
  readonly group?: string;
};

/** A question that this asker may put, with all that the sum needs. */
export type Asked = AskedParts & {
  readonly formId: number;
  readonly history: FormHistory;
  readonly unit: { readonly id: number; readonly name: string; readonly kind: UnitKind; readonly code: string };
  readonly least: FigureState;
  /** Units as they stand on this day instead of the last day of each period. */
  readonly asOf: string | null;
  /** What was known before this moment counts; null: what is known now. */
  readonly knownBefore: Date | null;
  readonly lastDay: string;
  /** Only units of this group, as it stood on `lastDay`; null: of all. */
  readonly group: GroupOnDay | null;
};

type FormRow = Omit<FormReaders, 'sensitive' | 'filledBy'> &
  FormHistory & { readonly formId: number; readonly path: readonly PathRow[] };
/** The unit asked for or one above it, as it stands on that day. */
type PathRow = {
  readonly day: string;
  readonly id: number;
  readonly code: string;
  readonly kind: UnitKind;
  readonly fullName: string;
};

/** Reads the question; what lies outside the asker's scope is answered like what does not exist. */
export const readQuestion = async (
  { tx, scope, actor }: Pick<Call, 'tx' | 'scope' | 'actor'>,
  question: Question,
): Promise<Asked> => {
  const period = parsePeriod(question.period);
  if (!period)
    throw problem('bad-request', {
      detail: `Kỳ báo cáo “${question.period}” không đúng định dạng (ví dụ 2022, 2022-Q1, 2022-M03).`,
    });
  const unitId = question.unit ?? scope.rootUnitId;
  const bound = boundOf(question);
  const row = found(await formAndUnit(tx, question.form, period, unitId, lastDays(question, period), bound));
  const { parts, ...base } = found(await findParts(tx, row, period));
  if (!mayReadForm({ ...row, ...readOf(row, base.version) }, actor)) throw problem('not-found');
  if (parts.length === 0)
    throw problem('invalid-content', {
      detail: `Phiếu ${question.form} không thu theo kỳ này và không cộng được thành kỳ này.`,
    });
  const lastDay = question.asOf ?? periodRange(period, base.form.definition.calendar).end;
  const path = row.path.filter(({ day }) => day === lastDay);
  return {
    ...base,
    parts,
    formId: row.formId,
    history: row,
    unit: unitInScope(path, scope.rootUnitId),
    least: question.state ?? 'submitted',
    asOf: question.asOf ?? null,
    knownBefore: bound,
    lastDay,
    group: question.group === undefined ? null : await findGroup(tx, question.group, lastDay),
  };
};

/** What is not known yet is known as it is now. */
const boundOf = ({ knownAt }: Question): Date | null => {
  if (knownAt === undefined) return null;
  const bound = knownBefore(knownAt);
  if (!bound)
    throw problem('bad-request', { detail: `Không có ngày “${knownAt}” (ví dụ 2022-12-31, 2022-12-31T10:00:00Z).` });
  return bound;
};

/** Who fills the form, by the version shown; sensitive as soon as one of its versions is: their figures are added together. */
const readOf = ({ versions }: FormHistory, number: number): Pick<FormReaders, 'sensitive' | 'filledBy'> => ({
  sensitive: versions.some(({ sensitive }) => sensitive),
  filledBy: versions.find((one) => one.number === number)?.filledBy ?? '',
});

/** Reading figures of a sensitive form leaves a line in the trail (R27). */
export const auditReading = async (
  { audit }: Pick<Call, 'audit'>,
  { form, history, period, unit }: Asked,
): Promise<void> => {
  if (history.versions.some(({ sensitive }) => sensitive))
    await audit({
      action: 'total.read',
      objectType: 'form',
      objectId: `${form.definition.code} ${period.id}`,
      unitId: unit.id,
    });
};

const calendars = ['statistical', 'administrative', 'school'] as const;

/** The days that the period may end on: which of them it is, the form's calendar says. */
const lastDays = ({ asOf }: Question, period: Period): string[] =>
  asOf ? [asOf] : [...new Set(calendars.map((calendar) => periodRange(period, calendar).end))];

/**
 * The versions and rounds of the form in this period and the one before it, who reads the form at its end, and the unit with those
 * above it on each of these days, nearest first: one round trip.
 */
const formAndUnit = async (
  tx: Call['tx'],
  code: string,
  period: Period,
  unitId: number,
  days: readonly string[],
  bound: Date | null,
): Promise<FormRow | undefined> => {
  const { end } = periodRange(period, 'statistical');
  const from = periodRange(shiftPeriod(period, -1) ?? period, 'administrative').start;
  const { rows } = await sql<FormRow>`
    select f.id as "formId", (
        select coalesce(json_agg(json_build_object('versionId', v.id, 'number', v.number, 'digest', v.digest, 'effectiveFrom', v.effective_from,
          'periodKinds', v.definition -> 'periodKinds', 'sensitive', v.sensitive, 'filledBy', v.filled_by)), '[]')
        from form_version v where v.form_id = f.id and v.effective_from <= ${end}::date
      ) as versions, (
        select coalesce(json_agg(json_build_object('period', r.period, 'versionId', r.form_version_id)), '[]')
        from round r where r.form_id = f.id and ${bound === null ? roundStands : roundStood(bound)} and r.period_end >= ${from}::date and r.period_start <= ${end}::date
      ) as rounds,
      coalesce(fr.verifier_unit_ids, '{}') as "verifierUnitIds", coalesce(fr.consulted_unit_ids, '{}') as "consultedUnitIds",
      coalesce(fr.reader_unit_ids, '{}') as "readerUnitIds", coalesce(fr.district_reads, false) as "districtReads", (
        select coalesce(json_agg(json_build_object('day', d.day, 'id', u.unit_id, 'code', u.code, 'kind', u.kind, 'fullName', u.full_name) order by c.depth), '[]')
        from unnest(${arrayLiteral(days)}::date[]) as d (day)
        join unit_closure c on c.descendant_id = ${unitId} and ${standsOn('c', sql`d.day`)}
        join unit_version u on u.unit_id = c.ancestor_id and ${standsOn('u', sql`d.day`)}
      ) as path
    from form f
    left join lateral (select * from form_route n where n.form_id = f.id order by ${nearestTo('n', end)} limit 1) fr on true
    where f.code = ${code}`.execute(tx);
  return rows[0];
};

/** The unit with its name by which it cannot be taken for another; not found unless it stands below the asker's root. */
const unitInScope = (rows: readonly PathRow[], rootUnitId: number): Asked['unit'] => {
  const own = found(rows[0]);
  if (!rows.some(({ id }) => id === rootUnitId)) throw problem('not-found');
  return { id: own.id, kind: own.kind, code: own.code, name: pathName(rows) };
};

const pathName = ([own, ...above]: readonly PathRow[]): string => {
  if (!own) return '';
  const district = own.kind === 'commune' ? above.find(({ kind }) => kind === 'district') : undefined;
  const isArea = own.kind === 'commune' || own.kind === 'district' || own.kind === 'province';
  const name = isArea ? insideSentence(own.fullName) : own.fullName;
  return district ? `${name}, ${insideSentence(district.fullName)}` : name;
};
