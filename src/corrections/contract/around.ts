import * as T from 'typebox';
import { Letter } from '../../documents/contract.ts';
import { route } from '../../platform/contract/route.ts';
import { closed, Day, Figure, Instant, nullable, oneOf, UnitId, Uuid } from '../../platform/contract/schemas.ts';
import { Explanation, RowPatches } from '../../submissions/contract.ts';
import { Above, CorrectionState, WithdrawalRow, WithdrawalState } from '../contract.ts';

const Id = T.Object({ id: Uuid });
const UnitName = T.Object({ id: UnitId, name: T.String() });
const Changed = T.Object({ cell: T.String(), before: Figure, after: Figure });

const OnTotals = T.Array(T.Object({ unit: UnitName, cells: T.Array(Changed) }));
export type OnTotals = T.Static<typeof OnTotals>;

const Brief = {
  id: Uuid,
  reason: T.String(),
  letter: T.String(),
  askedUnit: T.String(),
  askedAt: Instant,
  decidedAt: nullable(Instant),
  decisionReason: nullable(T.String()),
};
/** What may be asked about a sheet that was sent, and what was asked so far, newest first. */
export const getAfterApproval = route({
  method: 'GET',
  path: '/api/submissions/:id/after-approval',
  tag: 'Điều chỉnh',
  summary: 'Điều chỉnh và rút số liệu của một phiếu: việc được đề nghị, các đề nghị đã có',
  permission: 'figures.read',
  params: Id,
  reply: T.Object({
    /** The actor's unit takes part in the route of the sheet, so it may ask about it. */
    asks: T.Boolean(),
    mayCorrect: T.Boolean(),
    mayWithdraw: T.Boolean(),
    corrections: T.Array(
      T.Object({ ...Brief, state: CorrectionState, cells: T.Array(T.String()), dueOn: nullable(Day) }),
    ),
    withdrawals: T.Array(T.Object({ ...Brief, state: WithdrawalState })),
  }),
});
/** What asking would do, checked like a sending: on the sheet, in the totals that the asker reads, to what is signed above. Keeps nothing. */
export const previewCorrection = route({
  method: 'POST',
  path: '/api/submissions/:id/corrections/preview',
  tag: 'Điều chỉnh',
  summary: 'Xem trước tác động của một đề nghị điều chỉnh',
  permission: 'corrections.ask',
  idempotency: 'none',
  params: Id,
  body: closed({
    revision: T.Integer({ minimum: 1, maximum: 2147483647 }),
    cells: T.Optional(T.Record(T.String({ maxLength: 70 }), nullable(T.String({ maxLength: 20_000 })))),
    rows: T.Optional(RowPatches),
    explanations: T.Optional(T.Array(Explanation, { maxItems: 2000 })),
  }),
  reply: T.Object({
    cells: T.Array(Changed),
    onSheet: T.Array(Changed),
    onTotals: OnTotals,
    above: T.Array(Above),
    /** Who would be asked, in turn, and by when. */
    steps: T.Array(T.Object({ action: oneOf(['opine', 'decide']), unit: UnitName, dueOn: Day })),
  }),
});
/** What would leave the totals with the sheet. */
export const previewWithdrawal = route({
  method: 'GET',
  path: '/api/submissions/:id/withdrawals/preview',
  tag: 'Rút số liệu',
  summary: 'Xem trước tác động của việc rút một phiếu',
  permission: 'corrections.ask',
  params: Id,
  reply: T.Object({ onTotals: OnTotals, above: T.Array(Above) }),
});
export const getWithdrawal = route({
  method: 'GET',
  path: '/api/withdrawals/:id',
  tag: 'Rút số liệu',
  summary: 'Một đề nghị rút số liệu: lý do, văn bản, tác động',
  permission: 'figures.read',
  params: Id,
  reply: T.Object({
    withdrawal: WithdrawalRow,
    letter: Letter,
    /** Of the form, by which the figures are read. */
    version: T.Integer(),
    /** What the next decision (rút, or đưa trở lại) would change in the totals above; nothing where none is left. */
    onTotals: OnTotals,
    above: T.Array(Above),
    /** Of an approval whole: how many sheets it holds. */
    sheets: T.Integer(),
  }),
});
