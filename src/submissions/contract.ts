import * as T from 'typebox';
import { route } from '../platform/contract/route.ts';
import {
  CellCode,
  closed,
  Day,
  FormCode,
  Instant,
  nullable,
  oneOf,
  PeriodId,
  Seen,
  text,
  UnitId,
  Uuid,
  Version,
} from '../platform/contract/schemas.ts';
import { submissionStepActions } from '../rounds/rules/step-actions.ts';
import { SheetContext } from './contract/context.ts';
import { LeftOver } from './contract/left-over.ts';
import { RevisionRow } from './contract/revision-row.ts';
import { changeSources } from './rules/change-sources.ts';

const Id = T.Object({ id: Uuid });
const Cells = T.Record(T.String({ maxLength: 70 }), T.String());
const Row = T.Object({ id: T.String(), values: T.Record(T.String(), T.String()) });
export const submissionStates = ['draft', 'submitted', 'returned', 'accepted', 'withdrawn'] as const;
export const SubmissionState = oneOf(submissionStates);
export const SubmissionAction = oneOf(['enter', 'submit', 'accept', 'return']);

/** A warning kept with its explanation travels with the figures. */
export const Explanation = closed({
  check: T.String({ maxLength: 40 }),
  at: T.String({ maxLength: 100 }),
  text: text('lines', 2000, 3),
});
export type Explanation = T.Static<typeof Explanation>;

export const SubmissionRow = T.Object({
  id: Uuid,
  /** null: figures of the past that no campaign asked for. */
  campaignId: nullable(Uuid),
  form: T.String(),
  formTitle: T.String(),
  version: T.Integer(),
  period: T.String(),
  periodName: T.String(),
  reporter: T.Object({ id: UnitId, name: T.String() }),
  subject: T.Object({ id: UnitId, name: T.String(), path: T.String() }),
  state: SubmissionState,
  dataVersion: Version,
  revision: T.Integer(),
  filled: T.Integer(),
  required: T.Integer(),
  dueOn: Day,
  excusedReason: nullable(T.String()),
  submittedAt: nullable(Instant),
  acceptedAt: nullable(Instant),
  approved: T.Boolean(),
});
export type SubmissionRow = T.Static<typeof SubmissionRow>;

const ReturnNote = T.Object({
  revision: T.Integer(),
  reason: T.String(),
  cells: T.Array(T.Object({ cell: T.String(), reason: T.String() })),
  dueOn: Day,
  by: T.String(),
  at: Instant,
  answered: T.Boolean(),
});

/** All that the entry page and the review page need of one submission. */
export const Sheet = T.Object({
  submission: SubmissionRow,
  values: T.Object({ cells: Cells, lists: T.Record(T.String(), T.Array(Row)) }),
  context: SheetContext,
  previousPeriodName: nullable(T.String()),
  /** null: every input cell is open; otherwise only these. */
  openedCells: nullable(T.Array(T.String())),
  explanations: T.Array(Explanation),
  returns: T.Array(ReturnNote),
  revisions: T.Array(RevisionRow),
  /** Named by who decides on what is shown here. */
  seen: Seen,
  actions: T.Array(SubmissionAction),
  /** Why it cannot be changed now and whom to ask; null when it can. */
  lockedBecause: nullable(T.String()),
  verifierName: T.String(),
  checkerName: nullable(T.String()),
  leftOver: T.Optional(LeftOver),
});
export type Sheet = T.Static<typeof Sheet>;

export const listSubmissions = route({
  method: 'GET',
  path: '/api/submissions',
  tag: 'Phiếu nộp',
  summary: 'Phiếu trong phạm vi: của mình, hoặc các đơn vị bên dưới',
  permission: 'figures.read',
  query: T.Object({
    form: T.Optional(FormCode),
    period: T.Optional(PeriodId),
    unit: T.Optional(UnitId),
    campaign: T.Optional(Uuid),
    state: T.Optional(SubmissionState),
    /** Words of the form or of the unit, without diacritics where one likes. */
    search: T.Optional(text('line', 100, 0)),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 1000 })),
    after: T.Optional(Uuid),
  }),
  reply: T.Object({
    submissions: T.Array(SubmissionRow),
    /** To be given as `after` for the page that follows; null on the last. */
    next: nullable(Uuid),
    /** How many fit in all, 1001 where they are more than a thousand; null on the pages that follow the first. */
    count: nullable(T.Integer()),
  }),
});
export const getSheet = route({
  method: 'GET',
  path: '/api/submissions/:id',
  tag: 'Phiếu nộp',
  summary: 'Một phiếu: số liệu, kỳ trước, các ô mở, việc làm được',
  permission: 'figures.read',
  params: Id,
  reply: Sheet,
});
export const getRevision = route({
  method: 'GET',
  path: '/api/submissions/:id/revisions/:number',
  tag: 'Phiếu nộp',
  summary: 'Một lần nộp, nguyên như đã nộp',
  permission: 'figures.read',
  params: T.Object({ id: Uuid, number: T.Integer({ minimum: 1, maximum: 100_000 }) }),
  reply: T.Object({
    number: T.Integer(),
    /** The version of the form that it was filled with. */
    version: T.Integer(),
    values: Sheet.properties.values,
    context: SheetContext,
    explanations: T.Array(Explanation),
    digest: T.String(),
    submittedAt: Instant,
    by: T.String(),
  }),
});
const RowId = T.String({ pattern: '^[A-Za-z0-9-]{1,40}$' });
const RowPatch = closed({
  id: RowId,
  values: T.Optional(T.Record(T.String({ maxLength: 40 }), nullable(T.String({ maxLength: 2000 })))),
  added: T.Optional(T.Literal(true)),
  removed: T.Optional(T.Literal(true)),
});
/** Rows of lists, each by its id: rows of two people never take each other's place. */
export const RowPatches = T.Record(T.String({ maxLength: 40 }), T.Array(RowPatch, { maxItems: 5000 }));
export const NotTaken = T.Object({
  cell: T.String(),
  why: oneOf(['conflict', 'closed', 'invalid']),
  message: T.String(),
  yours: nullable(T.String()),
  theirs: nullable(T.String()),
  by: T.String(),
  at: T.String(),
});
/** Cells as patches on the version they were read at. A cell that somebody else changed since is named, not overwritten. */
export const saveDraft = route({
  method: 'PATCH',
  path: '/api/submissions/:id/draft',
  tag: 'Phiếu nộp',
  summary: 'Lưu ô đang nhập',
  permission: 'figures.enter',
  params: Id,
  body: closed({
    baseVersion: Version,
    cells: T.Optional(T.Record(T.String({ maxLength: 70 }), nullable(T.String({ maxLength: 20_000 })))),
    rows: T.Optional(RowPatches),
    source: T.Optional(oneOf(['page', 'api', 'file'])),
    /** Each cell is taken or offered back by itself; without it one cell that cannot be taken refuses the whole. */
    partial: T.Optional(T.Boolean()),
  }),
  reply: T.Object({
    dataVersion: Version,
    filled: T.Integer(),
    required: T.Integer(),
    /** With `partial`: what was not taken, and why. */
    notTaken: T.Array(NotTaken),
  }),
});
export const submitSheet = route({
  method: 'POST',
  path: '/api/submissions/:id/submit',
  tag: 'Phiếu nộp',
  summary: 'Nộp phiếu',
  permission: 'figures.enter',
  params: Id,
  body: closed({ baseVersion: Version, explanations: T.Optional(T.Array(Explanation, { maxItems: 2000 })) }),
  reply: T.Object({ state: SubmissionState, dataVersion: Version, revision: T.Integer(), digest: T.String() }),
});
/** The same in one step for programs: all values and the submission. Counts as one write. */
export const submitValues = route({
  method: 'PUT',
  path: '/api/submissions/:id/values',
  tag: 'Phiếu nộp',
  summary: 'Ghi đủ số liệu và nộp trong một bước',
  permission: 'figures.enter',
  params: Id,
  body: closed({
    baseVersion: Version,
    cells: T.Record(T.String({ maxLength: 70 }), T.String({ maxLength: 20_000 })),
    lists: T.Optional(
      T.Record(
        T.String({ maxLength: 40 }),
        T.Array(closed({ id: RowId, values: T.Record(T.String({ maxLength: 40 }), T.String({ maxLength: 2000 })) }), {
          maxItems: 5000,
        }),
      ),
    ),
    explanations: T.Optional(T.Array(Explanation, { maxItems: 2000 })),
  }),
  reply: submitSheet.reply,
});
export const getCellHistory = route({
  method: 'GET',
  path: '/api/submissions/:id/cells/:cell/history',
  tag: 'Phiếu nộp',
  summary: 'Lịch sử của một ô: ai, khi nào, trước, sau; và các kỳ trước',
  permission: 'figures.read',
  params: T.Object({ id: Uuid, cell: CellCode }),
  reply: T.Object({
    changes: T.Array(
      T.Object({
        at: Instant,
        by: T.String(),
        custodian: nullable(T.String()),
        source: oneOf(changeSources),
        /** The correction that made it, with its document; null for what was typed. */
        correction: nullable(T.Object({ id: Uuid, letter: T.String(), day: Day })),
        before: nullable(T.String()),
        after: nullable(T.String()),
      }),
    ),
    periods: T.Array(
      T.Object({
        period: T.String(),
        periodName: T.String(),
        /** Whether the form asked for it then; where it did not, nothing is missing. */
        asked: T.Boolean(),
        value: nullable(T.String()),
        state: oneOf([...submissionStates, 'approved']),
      }),
    ),
  }),
});
export const StepRow = T.Object({
  at: Instant,
  action: oneOf(submissionStepActions),
  from: SubmissionState,
  to: SubmissionState,
  by: T.String(),
  custodian: nullable(T.String()),
  unit: T.String(),
  number: nullable(T.Integer()),
  digest: nullable(T.String()),
  reason: nullable(T.String()),
});
export const getSteps = route({
  method: 'GET',
  path: '/api/submissions/:id/steps',
  tag: 'Phiếu nộp',
  summary: 'Các bước đã qua của phiếu',
  permission: 'figures.read',
  params: Id,
  reply: T.Object({ steps: T.Array(StepRow) }),
});
