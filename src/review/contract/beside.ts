import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { Figure, nullable, Uuid } from '../../platform/contract/schemas.ts';

const Id = T.Object({ id: Uuid });

/** A warning that a member kept, as a sentence, with its explanation. */
const KeptWarning = T.Object({ submission: Uuid, unit: T.String(), sentence: T.String(), text: T.String() });
export type KeptWarning = T.Static<typeof KeptWarning>;
/** What stands beside a total for who decides on it. */
export const BesideTotal = T.Object({
  /** What the same units reported a year ago, else in the period before; null where they did not. */
  previous: nullable(
    T.Object({
      period: T.String(),
      periodName: T.String(),
      totals: T.Record(T.String(), Figure),
      /** How many sheets were added then. */
      sheets: T.Integer(),
    }),
  ),
  /** Figures of the same series in forms that a verifier fills itself. */
  own: T.Array(T.Object({ office: T.String(), form: T.String(), cells: T.Record(T.String(), T.String()) })),
  kept: T.Array(KeptWarning),
});
export type BesideTotal = T.Static<typeof BesideTotal>;
export const getConsolidationBeside = route({
  method: 'GET',
  path: '/api/consolidations/:id/beside',
  tag: 'Kiểm tra',
  summary: 'Số cùng kỳ, số của cơ quan xác thực và cảnh báo được giữ, đặt cạnh bản chốt',
  permission: 'figures.read',
  params: Id,
  reply: BesideTotal,
});
export const getApprovalBeside = route({
  method: 'GET',
  path: '/api/approvals/:id/beside',
  tag: 'Phê duyệt',
  summary: 'Số cùng kỳ, số của cơ quan xác thực và cảnh báo được giữ, đặt cạnh số chờ phê duyệt',
  permission: 'approvals.approve',
  params: Id,
  reply: BesideTotal,
});
