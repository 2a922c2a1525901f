import * as T from 'typebox';
import { DocumentFormat, letterChoice, printed } from '../../platform/contract/print.ts';
import { route } from '../../platform/contract/route.ts';
import { oneOf } from '../../platform/contract/schemas.ts';

export const printAccounts = route({
  method: 'GET',
  path: '/api/print/accounts',
  tag: 'In',
  summary: 'Danh sách tài khoản để ký (PDF, Excel)',
  permission: 'accounts.review',
  query: T.Object({ format: DocumentFormat, ...letterChoice }),
  files: printed,
  validator: 'weak',
});
export const printCustodians = route({
  method: 'GET',
  path: '/api/print/custodians',
  tag: 'In',
  summary: 'Danh sách công chức được giao, đơn vị quá hạn báo cáo (PDF, Excel)',
  permission: 'accounts.manage',
  query: T.Object({ list: oneOf(['all', 'late']), format: DocumentFormat, ...letterChoice }),
  files: printed,
  validator: 'weak',
});
