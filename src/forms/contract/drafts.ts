import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { closed, Day, FormCode, Instant, nullable, Ok, text, Uuid, Version } from '../../platform/contract/schemas.ts';
import type { FormDefinition } from '../rules/definition.ts';
import type { EditOperation } from '../rules/edit/operation.ts';

const DEFINITION_LIMIT = 4_194_304;
const Title = text('line', 300);
/** Edits as `rules/edit/operation.ts` says them; the verb reads them by that. */
const Operations = T.Unsafe<EditOperation[]>(T.Array(T.Unknown(), { maxItems: 2_000 }));
const DraftPath = T.Object({ id: Uuid });

/** Where a finding stands: what of it is known. `row` and `column` together: a cell. */
export const FindingPlace = T.Object({
  section: T.Optional(T.String()),
  row: T.Optional(T.String()),
  column: T.Optional(T.String()),
  check: T.Optional(T.String()),
  /** Of the form, the section, the row, column or check: `title`, `verifier`, `formula`, `expression` … */
  field: T.Optional(T.String()),
});
export const Finding = T.Object({
  place: FindingPlace,
  /** The place as officials name it. */
  where: T.String(),
  /** In a formula: the character at which it is wrong (from 0), and how many are. */
  position: T.Optional(T.Integer()),
  length: T.Optional(T.Integer()),
  /** What is wrong and what to do. */
  message: T.String(),
});

const Base = T.Object({ version: T.Integer(), versionId: T.Integer(), effectiveFrom: Day });

const draftRow = {
  id: Uuid,
  code: T.String(),
  title: T.String(),
  /** The version that it follows; null for a form that is not there yet. */
  base: nullable(Base),
  version: Version,
  /** How many findings stand against publishing it. */
  findings: T.Integer(),
  createdBy: T.String(),
  createdAt: Instant,
  changedBy: T.String(),
  changedAt: Instant,
};
export const DraftRow = T.Object(draftRow);
export type DraftRow = T.Static<typeof DraftRow>;

/** Edits of one write, by whom. */
export const DraftEdit = T.Object({
  version: Version,
  operations: Operations,
  /** The edits that undo these. */
  undo: Operations,
  by: T.String(),
  at: Instant,
});

const Named = T.Object({ code: T.String(), label: T.String() });
/** The names of what a formula may quote: of every published form at its newest version, without its cells. */
export const listQuotable = route({
  method: 'GET',
  path: '/api/quotable-forms',
  tag: 'Thiết kế phiếu',
  summary: 'Tên dòng, cột của các phiếu đã ban hành, để trích số trong công thức',
  permission: 'forms.manage',
  reply: T.Object({
    forms: T.Array(
      T.Object({
        code: T.String(),
        title: T.String(),
        tables: T.Array(T.Object({ rows: T.Array(Named), columns: T.Array(Named) })),
      }),
    ),
  }),
});

export const listDrafts = route({
  method: 'GET',
  path: '/api/form-drafts',
  tag: 'Thiết kế phiếu',
  summary: 'Bản nháp của phiếu đang thiết kế',
  permission: 'forms.manage',
  reply: T.Object({ drafts: T.Array(DraftRow) }),
});

export const openDraft = route({
  method: 'POST',
  path: '/api/form-drafts',
  tag: 'Thiết kế phiếu',
  summary: 'Mở bản nháp: phiếu mới, phiên bản kế tiếp, bản sao của phiếu khác, hoặc từ tệp JSON',
  permission: 'forms.manage',
  bodyLimit: DEFINITION_LIMIT,
  body: T.Union([
    closed({ from: T.Literal('nothing'), code: FormCode, title: Title }),
    closed({ from: T.Literal('version'), code: FormCode }),
    closed({ from: T.Literal('copy'), of: FormCode, code: FormCode, title: Title }),
    closed({ from: T.Literal('file'), definition: T.Unknown() }),
  ]),
  reply: T.Object({ id: Uuid, version: Version }),
});

/** An Excel file: a form that was written by `exportDraft`, or somebody's table with merged heads, of which a form is proposed. */
export const openDraftFromWorkbook = route({
  method: 'POST',
  path: '/api/form-drafts/from-workbook',
  tag: 'Thiết kế phiếu',
  summary: 'Mở bản nháp từ tệp Excel',
  permission: 'forms.manage',
  idempotency: 'none',
  /** Of a foreign table: what the form is to be called; the workbook of a form says it itself. */
  query: T.Object({ code: T.Optional(FormCode), title: T.Optional(text('line', 300, 0)) }),
  upload: { types: ['xlsx', 'bytes'], most: 5 * 1024 * 1024 },
  reply: T.Object({
    id: Uuid,
    version: Version,
    /** `form`: read whole; `proposal`: to be finished in the designer. */
    read: T.Enum(['form', 'proposal']),
  }),
});
const asWorkbook = ['xlsx'] as const;
export const exportDraft = route({
  method: 'GET',
  path: '/api/form-drafts/:id/workbook',
  tag: 'Thiết kế phiếu',
  summary: 'Bản nháp thành tệp Excel',
  permission: 'forms.manage',
  params: DraftPath,
  files: asWorkbook,
});
export const exportFormVersion = route({
  method: 'GET',
  path: '/api/forms/:code/versions/:version/workbook',
  tag: 'Phiếu',
  summary: 'Một phiên bản phiếu thành tệp Excel',
  permission: 'signedIn',
  params: T.Object({ code: FormCode, version: T.Integer({ minimum: 1, maximum: 10_000 }) }),
  files: asWorkbook,
});

export const getDraft = route({
  method: 'GET',
  path: '/api/form-drafts/:id',
  tag: 'Thiết kế phiếu',
  summary: 'Bản nháp và những chỗ còn phải sửa',
  permission: 'forms.manage',
  params: DraftPath,
  reply: T.Object({ ...draftRow, definition: T.Unsafe<FormDefinition>(T.Unknown()), found: T.Array(Finding) }),
});
export type DraftView = T.Static<(typeof getDraft)['reply']>;

/** What others have done since a version that one has: the page follows them without loading the draft anew. */
export const listDraftEdits = route({
  method: 'GET',
  path: '/api/form-drafts/:id/edits',
  tag: 'Thiết kế phiếu',
  summary: 'Các lần sửa của bản nháp sau một phiên bản',
  permission: 'forms.manage',
  params: DraftPath,
  query: T.Object({ after: T.Integer({ minimum: 0, maximum: 2_147_483_647 }) }),
  reply: T.Object({ version: Version, edits: T.Array(DraftEdit) }),
});

/**
 * Edits made on version `version` of the draft. What others changed meanwhile elsewhere stays and these are added to it (`merged`); where they
 * changed the same place nothing is written, and `draft-conflict` says who changed what, when, and both values (`conflicts`).
 */
export const editDraft = route({
  method: 'PATCH',
  path: '/api/form-drafts/:id',
  tag: 'Thiết kế phiếu',
  summary: 'Sửa bản nháp',
  permission: 'forms.manage',
  bodyLimit: DEFINITION_LIMIT,
  params: DraftPath,
  body: closed({ version: Version, operations: Operations }),
  reply: T.Object({
    version: Version,
    /** The edits that undo these. */
    undo: Operations,
    /** What others had done since `version`, in turn; these edits stand behind them. */
    merged: T.Array(DraftEdit),
    found: T.Array(Finding),
  }),
});

/** What the draft changes of the version that it follows, change by change; of a new form nothing. */
export const compareDraft = route({
  method: 'GET',
  path: '/api/form-drafts/:id/difference',
  tag: 'Thiết kế phiếu',
  summary: 'Bản nháp khác gì với phiên bản đang ban hành',
  permission: 'forms.manage',
  params: DraftPath,
  reply: T.Object({
    operations: Operations,
    changes: T.Array(
      T.Object({
        kind: T.Enum(['added', 'removed', 'moved', 'retyped', 'formula', 'indicator', 'check', 'changed']),
        place: T.String(),
        words: T.String(),
      }),
    ),
  }),
});

export const DraftConflict = T.Object({
  place: T.String(),
  where: T.String(),
  by: T.String(),
  at: Instant,
  /** Values as they stand in the draft now, and as they were sent; null where there is none. */
  theirs: nullable(T.Unknown()),
  yours: nullable(T.Unknown()),
});
export type DraftConflict = T.Static<typeof DraftConflict>;

export const removeDraft = route({
  method: 'DELETE',
  path: '/api/form-drafts/:id',
  tag: 'Thiết kế phiếu',
  summary: 'Bỏ bản nháp',
  permission: 'forms.manage',
  params: DraftPath,
  reply: Ok,
});
