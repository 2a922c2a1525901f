import * as T from 'typebox';
import { GROUP_OF_SCHEME } from '../classifications/rules/scheme.ts';
import { route } from '../platform/contract/route.ts';
import {
  closed,
  Day,
  Figure,
  FormCode,
  Instant,
  nullable,
  oneOf,
  PeriodId,
  text,
  UnitId,
} from '../platform/contract/schemas.ts';
import { figureStates } from '../review/rules/figure-states.ts';
import { Coverage } from '../totals/contract.ts';
import { KNOWN_AT } from '../totals/rules/known-at.ts';

const tag = 'Chỉ tiêu tính toán';
export const IndicatorCode = T.String({ pattern: '^[A-Z][A-Z0-9_]{1,19}$', description: 'code of an indicator' });
const Path = T.Object({ code: IndicatorCode });
const Expression = text('line', 2000);
const Decimals = T.Integer({ minimum: 0, maximum: 6 });

const IndicatorVersion = T.Object({
  number: T.Integer(),
  title: T.String(),
  unit: T.String(),
  decimals: T.Integer(),
  expression: T.String(),
  words: T.String({ description: 'the formula in words' }),
  effectiveFrom: Day,
  note: nullable(T.String()),
  by: nullable(T.String()),
  at: Instant,
});
export const IndicatorRow = T.Object({
  code: T.String(),
  version: T.Integer(),
  /** Of periods that begin on or after this day it is reckoned no more. */
  retiredFrom: nullable(Day),
  /** The newest first. */
  versions: T.Array(IndicatorVersion),
});
export type IndicatorRow = T.Static<typeof IndicatorRow>;

export const listIndicators = route({
  method: 'GET',
  path: '/api/indicators',
  tag,
  summary: 'Các chỉ tiêu tính toán và các phiên bản của chúng',
  permission: 'signedIn',
  reply: T.Object({ indicators: T.Array(IndicatorRow) }),
});

/** Writes the next version; `version` 0: a new indicator. Versions that stand never change. */
export const saveIndicator = route({
  method: 'PUT',
  path: '/api/indicators/:code',
  tag,
  summary: 'Lập chỉ tiêu tính toán hoặc ghi phiên bản mới',
  permission: 'forms.manage',
  params: Path,
  body: closed({
    version: T.Integer({ minimum: 0, maximum: 100_000 }),
    title: text('line', 200, 2),
    unit: text('line', 40, 0),
    decimals: Decimals,
    expression: Expression,
    /** Holds for periods that begin on or after this day. */
    effectiveFrom: Day,
    note: T.Optional(text('lines', 1000, 0)),
  }),
  reply: T.Object({ code: T.String(), version: T.Integer() }),
});

/** `from` null: it is reckoned again. */
export const retireIndicator = route({
  method: 'POST',
  path: '/api/indicators/:code/retire',
  tag,
  summary: 'Ngừng tính một chỉ tiêu từ một ngày, hoặc tính lại',
  permission: 'forms.manage',
  params: Path,
  body: closed({ version: T.Integer({ minimum: 1, maximum: 100_000 }), from: nullable(Day) }),
  reply: T.Object({ retiredFrom: nullable(Day) }),
});

const Operand = T.Object({
  form: T.String(),
  cell: T.String(),
  label: T.String(),
  value: Figure,
  ranged: T.Boolean(),
  partial: T.Boolean(),
});
/** What a formula would come to; nothing is kept. Of a formula that cannot be read: `findings`, by character. */
export const previewIndicator = route({
  method: 'POST',
  path: '/api/indicators/preview',
  tag,
  summary: 'Tính thử một công thức cho một đơn vị và một kỳ',
  permission: 'forms.manage',
  idempotency: 'none',
  body: closed({ expression: Expression, period: PeriodId, unit: T.Optional(UnitId) }),
  reply: T.Object({
    words: T.String(),
    unit: T.String(),
    periodName: T.String(),
    value: Figure,
    partial: T.Boolean(),
    why: nullable(T.String()),
    operands: T.Array(Operand),
    coverage: nullable(Coverage),
  }),
});

const Counted = T.Object({
  value: Figure,
  partial: T.Boolean(),
  /** Why there is no figure; null where there is one. */
  why: nullable(T.String()),
  /** Of the worst operand; null where none was asked. */
  coverage: nullable(Coverage),
});
export const IndicatorFigures = T.Object({
  code: T.String(),
  title: T.String(),
  unit: T.String(),
  decimals: T.Integer(),
  version: T.Integer(),
  words: T.String(),
  total: Counted,
  /** By the unit, in the order of the table of the total. */
  rows: T.Array(T.Intersect([T.Object({ unit: T.Object({ id: UnitId, name: T.String() }) }), Counted])),
});
export type IndicatorFigures = T.Static<typeof IndicatorFigures>;

/** Of all indicators that read a form: what they come to beside its total, and for the units below. */
export const getIndicatorFigures = route({
  method: 'GET',
  path: '/api/totals/indicators',
  tag,
  summary: 'Chỉ tiêu tính toán bên cạnh số tổng hợp của một phiếu, theo từng đơn vị bên dưới',
  permission: 'figures.read',
  query: T.Object({
    form: FormCode,
    period: PeriodId,
    unit: T.Optional(UnitId),
    state: T.Optional(oneOf(figureStates)),
    asOf: T.Optional(Day),
    group: T.Optional(T.String({ pattern: GROUP_OF_SCHEME })),
    knownAt: T.Optional(T.String({ pattern: KNOWN_AT })),
  }),
  reply: T.Object({ indicators: T.Array(IndicatorFigures) }),
});
