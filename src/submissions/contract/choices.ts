import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';

const InPeriod = { period: T.String(), periodName: T.String(), sheets: T.Integer() };

/** What the list of sheets can be narrowed to, and what of it is filled together. */
export const listSubmissionChoices = route({
  method: 'GET',
  path: '/api/submission-choices',
  tag: 'Phiếu nộp',
  summary: 'Phiếu và kỳ báo cáo có trong danh sách phiếu',
  permission: 'figures.read',
  reply: T.Object({
    forms: T.Array(T.Object({ code: T.String(), title: T.String() })),
    periods: T.Array(T.Object({ id: T.String(), name: T.String() })),
    /** Forms in a period of which the own unit has several sheets to fill: they can be filled in one table. */
    together: T.Array(T.Object({ form: T.String(), ...InPeriod })),
    /** Periods in which the own unit has sheets of several forms to fill: they can be filled on one page. */
    gathered: T.Array(T.Object(InPeriod)),
  }),
});
