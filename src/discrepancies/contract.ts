import * as T from 'typebox';
import { AttachmentRow } from '../documents/contract.ts';
import { route } from '../platform/contract/route.ts';
import {
  CellCode,
  closed,
  Day,
  FormCode,
  Instant,
  nullable,
  oneOf,
  Seen,
  text,
  UnitId,
  Uuid,
} from '../platform/contract/schemas.ts';
import { allActions, caseStates, causes, outcomes } from './rules/actions.ts';
import { lineKinds } from './rules/thread.ts';

const Id = T.Object({ id: Uuid });
const tag = 'Chênh lệch';
const UnitName = T.Object({ id: UnitId, name: T.String() });
export const CaseState = oneOf(caseStates);
export const Said = text('lines', 4000, 3);
/** A figure typed from outside: digits with a point, as the page sends it. */
export const Decimal = T.String({ pattern: '^-?\\d{1,15}(\\.\\d{1,6})?$' });

export const CaseRow = T.Object({
  id: Uuid,
  number: T.String(),
  title: T.String(),
  period: T.String(),
  periodName: T.String(),
  unit: UnitName,
  form: T.String(),
  cell: T.String(),
  /** The sheet that holds the first figure, where it is one. */
  submission: nullable(Uuid),
  first: T.Object({ source: T.String(), value: nullable(T.String()) }),
  second: T.Object({ source: T.String(), value: nullable(T.String()) }),
  owner: UnitName,
  dueOn: Day,
  state: CaseState,
  outcome: nullable(oneOf(outcomes)),
  cause: nullable(oneOf(causes)),
  explanation: nullable(T.String()),
  byRule: T.Boolean(),
  openedAt: Instant,
  /** Since when the two agree again; the case waits for its owner all the same. */
  agreedAt: nullable(Instant),
  /** All that was said and done so far: the two figures, the answer, the thread. A decision names it. */
  seen: Seen,
  actions: T.Array(oneOf(allActions)),
});
export type CaseRow = T.Static<typeof CaseRow>;

export const listCases = route({
  method: 'GET',
  path: '/api/discrepancies',
  tag,
  summary: 'Hồ sơ chênh lệch trong phạm vi, việc gấp trước',
  permission: 'figures.read',
  query: T.Object({
    state: T.Optional(CaseState),
    owner: T.Optional(UnitId),
    submission: T.Optional(Uuid),
    search: T.Optional(text('line', 100, 0)),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 500 })),
    after: T.Optional(Uuid),
  }),
  reply: T.Object({ cases: T.Array(CaseRow), next: nullable(Uuid), count: nullable(T.Integer()) }),
});
export const getCase = route({
  method: 'GET',
  path: '/api/discrepancies/:id',
  tag,
  summary: 'Một hồ sơ chênh lệch: hai số, nguồn, trao đổi, kết luận',
  permission: 'figures.read',
  params: Id,
  reply: T.Object({
    discrepancy: CaseRow,
    notes: T.Array(
      T.Object({
        id: T.String(),
        kind: oneOf(lineKinds),
        body: nullable(T.String()),
        by: nullable(T.String()),
        unit: nullable(T.String()),
        at: Instant,
        files: T.Array(AttachmentRow),
      }),
    ),
    /** To whom it may be handed on, where the reader may do so. */
    owners: T.Array(UnitName),
  }),
});
/** A person finds that a figure of a sheet is another elsewhere. */
export const openCase = route({
  method: 'POST',
  path: '/api/submissions/:id/discrepancies',
  tag,
  summary: 'Mở hồ sơ chênh lệch từ một ô của phiếu',
  permission: 'corrections.ask',
  params: Id,
  body: closed({
    cell: CellCode,
    /** The other figure, and whose it is: by which document, on which day. */
    value: Decimal,
    source: text('line', 300, 3),
    reason: Said,
  }),
  reply: T.Object({ id: Uuid, number: T.String() }),
});
const Moved = T.Object({ state: CaseState });
export const addNote = route({
  method: 'POST',
  path: '/api/discrepancies/:id/notes',
  tag,
  summary: 'Trao đổi trong hồ sơ chênh lệch',
  permission: 'corrections.ask',
  params: Id,
  body: closed({ body: Said, attachments: T.Optional(T.Array(Uuid, { maxItems: 10, uniqueItems: true })) }),
  reply: Moved,
});
export const answerCase = route({
  method: 'POST',
  path: '/api/discrepancies/:id/answer',
  tag,
  summary: 'Bên giữ việc kết luận: nguyên nhân, giải trình',
  permission: 'corrections.ask',
  params: Id,
  body: closed({ seen: Seen, outcome: oneOf(outcomes), cause: oneOf(causes), explanation: Said }),
  reply: Moved,
});
export const acceptAnswer = route({
  method: 'POST',
  path: '/api/discrepancies/:id/accept',
  tag,
  summary: 'Chấp nhận kết luận, đóng hồ sơ',
  permission: 'corrections.ask',
  params: Id,
  body: closed({ seen: Seen }),
  reply: Moved,
});
export const sendBackAnswer = route({
  method: 'POST',
  path: '/api/discrepancies/:id/send-back',
  tag,
  summary: 'Trả lại kết luận để xác minh thêm',
  permission: 'corrections.ask',
  params: Id,
  body: closed({ seen: Seen, reason: Said }),
  reply: Moved,
});

const Side = T.Object({ form: FormCode, cell: CellCode });
export const levels = ['commune', 'district', 'province'] as const;
export const RuleRow = T.Object({
  id: Uuid,
  title: T.String(),
  level: oneOf(levels),
  first: Side,
  second: Side,
  tolerance: T.String(),
  relative: T.Boolean(),
  dueDays: T.Integer(),
  active: T.Boolean(),
  /** Open cases that it opened. */
  open: T.Integer(),
});
export type RuleRow = T.Static<typeof RuleRow>;
export const listRules = route({
  method: 'GET',
  path: '/api/discrepancy-rules',
  tag,
  summary: 'Quy tắc đối chiếu giữa hai chuỗi chỉ tiêu',
  permission: 'figures.read',
  reply: T.Object({ rules: T.Array(RuleRow) }),
});
/** Runs over the past once, as a job; from then on with every figure that changes. */
export const makeRule = route({
  method: 'POST',
  path: '/api/discrepancy-rules',
  tag,
  summary: 'Đặt quy tắc đối chiếu',
  permission: 'forms.manage',
  body: closed({
    title: text('line', 200, 3),
    level: oneOf(levels),
    first: closed({ form: FormCode, cell: CellCode }),
    second: closed({ form: FormCode, cell: CellCode }),
    tolerance: T.String({ pattern: '^\\d{1,9}(\\.\\d{1,4})?$' }),
    relative: T.Boolean(),
    dueDays: T.Integer({ minimum: 1, maximum: 90 }),
  }),
  reply: T.Object({ id: Uuid, job: nullable(T.Integer()) }),
});
export const endRule = route({
  method: 'POST',
  path: '/api/discrepancy-rules/:id/end',
  tag,
  summary: 'Ngừng một quy tắc đối chiếu; hồ sơ đã mở vẫn còn',
  permission: 'forms.manage',
  params: Id,
  body: closed({}),
  reply: T.Object({ active: T.Boolean() }),
});
