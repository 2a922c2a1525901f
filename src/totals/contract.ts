import * as T from 'typebox';
import { GROUP_OF_SCHEME } from '../classifications/rules/scheme.ts';
import { route } from '../platform/contract/route.ts';
import {
  CellCode,
  Day,
  Figure,
  FormCode,
  nullable,
  oneOf,
  PeriodId,
  UnitId,
  Uuid,
} from '../platform/contract/schemas.ts';
import { figureStates } from '../review/rules/figure-states.ts';
import { UnitKind } from '../units/contract.ts';
import { KNOWN_AT } from './rules/known-at.ts';

export const FigureState = oneOf(figureStates);
/** How many of how many, and in which state: stands beside every total. */
export const Coverage = T.Object({
  expected: T.Integer(),
  covered: T.Integer(),
  excused: T.Integer(),
  /** Withdrawn after they were sent: in no total, and put back only by another decision. */
  withdrawn: T.Integer(),
  byState: T.Object({
    submitted: T.Integer(),
    accepted: T.Integer(),
    consolidated: T.Integer(),
    verified: T.Integer(),
    approved: T.Integer(),
  }),
  /** The lowest state among the members; null when none is in. */
  state: nullable(FigureState),
  /**
   * Of the form's own periods within the one asked for (one, where that is such a period): how many there are, in how many the form
   * was asked, and in how many a round was opened. `expected` and `covered` count a unit once for each of the latter. `lacking` names
   * those that were asked and not collected, in order of time.
   */
  parts: T.Object({
    of: T.Integer(),
    asked: T.Integer(),
    collected: T.Integer(),
    lacking: T.Array(T.String()),
  }),
});
export type Coverage = T.Static<typeof Coverage>;

const Question = {
  form: FormCode,
  period: PeriodId,
  unit: T.Optional(UnitId),
  state: T.Optional(FigureState),
  asOf: T.Optional(Day),
  /** Only units of a group of a classification, `KV:III`, as it stood on the last day of the period (or `asOf`). */
  group: T.Optional(T.String({ pattern: GROUP_OF_SCHEME, description: 'classification:group, KV:III' })),
  /** Figures, states and coverage as they were known then; now unless said. */
  knownAt: T.Optional(
    T.String({ pattern: KNOWN_AT, description: 'a day (its end, UTC+7) or an instant, RFC 3339 in UTC' }),
  ),
};

/** Of which group the units are, on which day, by which document; `complete` false: some units' groups are not known. */
export const GroupAsked = T.Object({
  scheme: T.String(),
  schemeTitle: T.String(),
  group: T.String(),
  label: T.String(),
  day: Day,
  legalBasis: T.String(),
  illustrative: T.Boolean(),
  complete: T.Boolean(),
});
export type GroupAsked = T.Static<typeof GroupAsked>;

const FurtherFigure = T.Object({
  version: T.Integer(),
  cell: T.String(),
  label: T.String(),
  unit: T.String(),
  decimals: T.Integer(),
  value: Figure,
  range: nullable(T.Array(T.String())),
  partial: T.Boolean(),
  askedIn: T.Integer(),
});
/** The form itself, totalled: every cell computed by the engine from the sums of the input cells. */
export const getTotal = route({
  method: 'GET',
  path: '/api/totals',
  tag: 'Tổng hợp',
  summary: 'Số tổng hợp của một phiếu, một kỳ, một đơn vị và các đơn vị bên dưới',
  permission: 'figures.read',
  query: T.Object(Question),
  reply: T.Object({
    form: T.String(),
    formTitle: T.String(),
    version: T.Integer(),
    period: T.String(),
    periodName: T.String(),
    unit: T.Object({ id: UnitId, name: T.String() }),
    /** As it was asked; null: as known now. */
    knownAt: nullable(T.String()),
    /** Null: of all units. */
    group: nullable(GroupAsked),
    cells: T.Record(T.String(), Figure),
    partial: T.Array(T.String()),
    ranges: T.Record(T.String(), T.Array(T.String())),
    /** In how many of the periods a cell was asked, where that was not in all in which the form was; 0: it comes from what was not asked. */
    askedIn: T.Record(T.String(), T.Integer()),
    /** Figures within the period that only other versions of the form ask for, each as that version would show it. */
    further: T.Array(FurtherFigure),
    previous: T.Record(T.String(), Figure),
    previousPeriodName: nullable(T.String()),
    coverage: Coverage,
    /** Of the period before; null where nothing was sent then. */
    previousCoverage: nullable(Coverage),
  }),
});
/** Chosen cells by the units below, each row openable in turn. */
export const getTotalTable = route({
  method: 'GET',
  path: '/api/totals/table',
  tag: 'Tổng hợp',
  summary: 'Một số chỉ tiêu theo từng đơn vị bên dưới',
  permission: 'figures.read',
  query: T.Object({
    ...Question,
    cells: T.String({ minLength: 3, maxLength: 2000, description: 'cell codes, comma between' }),
  }),
  reply: T.Object({
    rows: T.Array(
      T.Object({
        unit: T.Object({ id: UnitId, name: T.String(), kind: UnitKind, hasChildren: T.Boolean() }),
        cells: T.Record(T.String(), Figure),
        /** Of cells that do not add: least and greatest. */
        ranges: T.Record(T.String(), T.Array(T.String())),
        previous: T.Record(T.String(), Figure),
        coverage: Coverage,
        previousCoverage: nullable(Coverage),
      }),
    ),
  }),
});
/** Where a figure comes from: the cells it was added or computed from, down to the submission. */
export const getOrigin = route({
  method: 'GET',
  path: '/api/totals/origin',
  tag: 'Tổng hợp',
  summary: 'Một con số tổng hợp đến từ những ô nào',
  permission: 'figures.read',
  query: T.Object({ ...Question, cell: CellCode }),
  reply: T.Object({
    cell: T.String(),
    label: T.String(),
    value: Figure,
    range: nullable(T.Array(T.String())),
    /** By the names of what it is made of. */
    formula: nullable(T.String()),
    parts: T.Array(
      T.Object({ cell: T.String(), label: T.String(), value: Figure, range: nullable(T.Array(T.String())) }),
    ),
    members: T.Array(
      T.Object({
        submission: Uuid,
        unit: T.Object({ id: UnitId, name: T.String(), path: T.String() }),
        period: T.String(),
        periodName: T.String(),
        revision: T.Integer(),
        state: FigureState,
        /** Whether the version of that period asked for it; where it did not, nothing is missing. */
        asked: T.Boolean(),
        value: Figure,
      }),
    ),
  }),
});
