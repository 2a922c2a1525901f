import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { closed, Instant, nullable, text } from '../../platform/contract/schemas.ts';

const ListCode = T.String({ pattern: '^[A-Z][A-Z0-9_]{1,19}$' });
const ListPath = T.Object({ code: ListCode });
export const CodeItem = closed({
  code: T.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$' }),
  label: text('line', 200),
});
export type CodeItem = T.Static<typeof CodeItem>;

const version = {
  number: T.Integer(),
  note: nullable(T.String()),
  by: T.String(),
  at: Instant,
};

export const listCodeLists = route({
  method: 'GET',
  path: '/api/code-lists',
  tag: 'Danh mục mã',
  summary: 'Danh mục mã dùng chung: tên, phiên bản mới nhất, phiếu đang dùng',
  permission: 'signedIn',
  reply: T.Object({
    lists: T.Array(
      T.Object({ code: T.String(), title: T.String(), ...version, items: T.Integer(), usedBy: T.Array(T.String()) }),
    ),
  }),
});

export const getCodeList = route({
  method: 'GET',
  path: '/api/code-lists/:code/versions/:number',
  tag: 'Danh mục mã',
  summary: 'Một phiên bản của danh mục mã',
  permission: 'signedIn',
  params: T.Object({ code: ListCode, number: T.Integer({ minimum: 1, maximum: 100_000 }) }),
  reply: T.Object({ code: T.String(), title: T.String(), ...version, items: T.Array(CodeItem), versions: T.Integer() }),
});

export const exportCodeList = route({
  method: 'GET',
  path: '/api/code-lists/:code/versions/:number/workbook',
  tag: 'Danh mục mã',
  summary: 'Một phiên bản của danh mục mã thành tệp Excel',
  permission: 'signedIn',
  params: T.Object({ code: ListCode, number: T.Integer({ minimum: 1, maximum: 100_000 }) }),
  files: ['xlsx'] as const,
});

/** Writes the next version. `after`: the version that one has seen (0: a new list); where another came meanwhile nothing is written. */
export const saveCodeList = route({
  method: 'POST',
  path: '/api/code-lists/:code',
  tag: 'Danh mục mã',
  summary: 'Lập danh mục mã hoặc ghi phiên bản mới',
  permission: 'forms.manage',
  params: ListPath,
  body: closed({
    after: T.Integer({ minimum: 0, maximum: 100_000 }),
    title: text('line', 200),
    items: T.Array(CodeItem, { minItems: 1, maxItems: 2_000 }),
    note: T.Optional(text('lines', 1000, 0)),
  }),
  reply: T.Object({ code: T.String(), number: T.Integer() }),
});

/** What an Excel file would bring into a list; nothing is written. */
export const readCodeListFile = route({
  method: 'POST',
  path: '/api/code-lists/read',
  tag: 'Danh mục mã',
  summary: 'Đọc thử danh mục mã từ tệp Excel',
  permission: 'forms.manage',
  idempotency: 'none',
  upload: { types: ['xlsx', 'bytes'], most: 5 * 1024 * 1024 },
  reply: T.Object({
    items: T.Array(T.Object({ code: T.String(), label: T.String() })),
    /** Lines that could not be read, by their number in the sheet. */
    problems: T.Array(T.Object({ line: T.Integer(), message: T.String() })),
  }),
});
