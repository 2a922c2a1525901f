import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { closed, FormCode, nullable, oneOf, PeriodId, Uuid, Version } from '../../platform/contract/schemas.ts';
import { Explanation, NotTaken, RowPatches, Sheet, SubmissionState } from '../contract.ts';

/** One sheet among those that an office fills of one form in one period, and how a pasted block may name its unit. */
export const SheetOfMany = T.Object({
  sheet: Sheet,
  unit: T.Object({ code: T.String(), name: T.String(), district: nullable(T.String()) }),
});
export type SheetOfMany = T.Static<typeof SheetOfMany>;

/** The sheets that the asker's own unit fills: a department reports for each commune of the province. */
export const getOwnSheets = route({
  method: 'GET',
  path: '/api/sheets',
  tag: 'Phiếu nộp',
  summary: 'Các phiếu của một biểu, một kỳ mà đơn vị mình nhập, để nhập trong một bảng',
  permission: 'figures.enter',
  query: T.Object({ form: FormCode, period: PeriodId }),
  reply: T.Object({ sheets: T.Array(SheetOfMany) }),
});

/** A sheet with more cells than this has a page of its own: on a page of many forms one would lose one's place in it. */
export const MOST_CELLS = 150;

/** The sheets of different forms that the asker's own unit fills in one period, each of them about one unit: a commune's or a district's. */
export const getSheetsOfPeriod = route({
  method: 'GET',
  path: '/api/sheets/of-period',
  tag: 'Phiếu nộp',
  summary: 'Các phiếu khác nhau của một kỳ mà đơn vị mình nhập, để nhập trên một trang',
  permission: 'figures.enter',
  query: T.Object({ period: PeriodId }),
  reply: T.Object({
    sheets: T.Array(SheetOfMany),
    /** Too large to be filled among others. */
    apart: T.Array(T.Object({ id: Uuid, form: FormCode, formTitle: T.String() })),
  }),
});

/** Why one of many was refused: like a refusal of the sheet by itself, with each cell that it is about. */
const Refused = T.Object({
  status: T.Integer(),
  code: T.String(),
  message: T.String(),
  cells: T.Array(T.Object({ cell: T.String(), message: T.String() })),
});
export type Refused = T.Static<typeof Refused>;

/** More than there are communes in the province; beyond it one sends in turns. */
export const MOST_SHEETS = 200;

/** What was typed in many sheets, each on its own version: what is wrong with one holds no other up. */
export const saveDrafts = route({
  method: 'PATCH',
  path: '/api/sheets/drafts',
  tag: 'Phiếu nộp',
  summary: 'Lưu ô đang nhập của nhiều phiếu',
  permission: 'figures.enter',
  body: closed({
    sheets: T.Array(
      closed({
        id: Uuid,
        baseVersion: Version,
        cells: T.Optional(T.Record(T.String({ maxLength: 70 }), nullable(T.String({ maxLength: 20_000 })))),
        rows: T.Optional(RowPatches),
      }),
      { minItems: 1 },
    ),
    source: T.Optional(oneOf(['page', 'api', 'file'])),
  }),
  reply: T.Object({
    sheets: T.Array(
      T.Object({
        id: Uuid,
        saved: nullable(
          T.Object({
            dataVersion: Version,
            filled: T.Integer(),
            required: T.Integer(),
            notTaken: T.Array(NotTaken),
          }),
        ),
        refused: nullable(Refused),
      }),
    ),
  }),
});

/** Sends many sheets, each whole or not at all; one that is refused holds no other up. */
export const submitSheets = route({
  method: 'POST',
  path: '/api/sheets/submit',
  tag: 'Phiếu nộp',
  summary: 'Nộp nhiều phiếu',
  permission: 'figures.enter',
  body: closed({
    sheets: T.Array(
      closed({
        id: Uuid,
        baseVersion: Version,
        explanations: T.Optional(T.Array(Explanation, { maxItems: 2000 })),
      }),
      { minItems: 1 },
    ),
  }),
  reply: T.Object({
    sheets: T.Array(
      T.Object({
        id: Uuid,
        sent: nullable(
          T.Object({
            state: SubmissionState,
            dataVersion: Version,
            revision: T.Integer(),
            digest: T.String(),
          }),
        ),
        refused: nullable(Refused),
      }),
    ),
  }),
});
