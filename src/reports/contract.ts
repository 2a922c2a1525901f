import * as T from 'typebox';
import { asPaper, DocumentFormat, letterChoice, PaperFormat, printed } from '../platform/contract/print.ts';
import { route } from '../platform/contract/route.ts';
import { FormCode, oneOf, PeriodId, UnitId, Uuid } from '../platform/contract/schemas.ts';
import { figureStates } from '../review/rules/figure-states.ts';

export const printSubmission = route({
  method: 'GET',
  path: '/api/print/submissions/:id',
  tag: 'In',
  summary: 'In phiếu đã nhập (PDF), đúng như trên giấy',
  permission: 'figures.read',
  params: T.Object({ id: Uuid }),
  query: T.Object({ format: T.Optional(PaperFormat) }),
  files: asPaper,
  validator: 'weak',
});
export const printTotal = route({
  method: 'GET',
  path: '/api/print/totals',
  tag: 'In',
  summary: 'Số tổng hợp theo thể thức Nghị định 30/2020 (PDF, Excel)',
  permission: 'figures.read',
  query: T.Object({
    form: FormCode,
    period: PeriodId,
    unit: T.Optional(UnitId),
    state: T.Optional(oneOf(figureStates)),
    format: DocumentFormat,
    ...letterChoice,
  }),
  files: printed,
  validator: 'weak',
});
