import * as T from 'typebox';
import { GROUP_OF_SCHEME } from '../classifications/rules/scheme.ts';
import { asPaper, DocumentFormat, letterChoice, PaperFormat, printed } from '../platform/contract/print.ts';
import { route } from '../platform/contract/route.ts';
import { FormCode, oneOf, PeriodId, UnitId, Uuid } from '../platform/contract/schemas.ts';
import { figureStates } from '../review/rules/figure-states.ts';
import { KNOWN_AT } from '../totals/rules/known-at.ts';

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
    /** Only units of a group, `KV:III`; the paper says so, and as of which day. */
    group: T.Optional(T.String({ pattern: GROUP_OF_SCHEME })),
    /** As known then; the paper says so. */
    knownAt: T.Optional(T.String({ pattern: KNOWN_AT })),
    format: DocumentFormat,
    ...letterChoice,
  }),
  files: printed,
  validator: 'weak',
});
