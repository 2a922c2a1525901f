import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { CellCode, closed, FormCode, PeriodId, text, UnitId, Uuid } from '../../platform/contract/schemas.ts';
import { Decimal, Said } from '../contract.ts';

/** A person finds that a figure of a total is another elsewhere: of the unit asked for, as it is known now. */
export const openCaseAtTotal = route({
  method: 'POST',
  path: '/api/discrepancies',
  tag: 'Chênh lệch',
  summary: 'Mở hồ sơ chênh lệch từ một ô của số tổng hợp',
  permission: 'corrections.ask',
  body: closed({
    form: FormCode,
    period: PeriodId,
    unit: UnitId,
    cell: CellCode,
    /** The other figure, and whose it is: by which document, on which day. */
    value: Decimal,
    source: text('line', 300, 3),
    reason: Said,
  }),
  reply: T.Object({ id: Uuid, number: T.String() }),
});
