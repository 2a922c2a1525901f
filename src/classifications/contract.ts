import * as T from 'typebox';
import { route } from '../platform/contract/route.ts';
import { closed, Day, nullable, oneOf, text, UnitId, Version } from '../platform/contract/schemas.ts';
import { schemeLevels } from './rules/scheme.ts';

export const SchemeCode = T.String({ pattern: '^[A-Z][A-Z0-9_]{1,15}$', description: 'code of a classification' });
export const GroupCode = T.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,15}$', description: 'code of a group' });
const tag = 'Phân loại đơn vị';
const Path = T.Object({ code: SchemeCode });
const Level = oneOf(schemeLevels);
const Basis = text('line', 500, 3);
const Note = text('lines', 2000, 0);
const Group = closed({ code: GroupCode, label: text('line', 100) });

export const SchemeList = T.Object({
  id: T.Integer(),
  legalBasis: T.String(),
  validFrom: Day,
  /** The first day on which it holds no more. */
  validTo: nullable(Day),
  /** Whether who is not in it stands in no group; else that is not known. */
  complete: T.Boolean(),
  illustrative: T.Boolean(),
  note: nullable(T.String()),
  members: T.Integer(),
});
export type SchemeList = T.Static<typeof SchemeList>;
export const SchemeRow = T.Object({
  code: T.String(),
  title: T.String(),
  level: Level,
  version: Version,
  note: nullable(T.String()),
  groups: T.Array(T.Object({ code: T.String(), label: T.String() })),
  /** The newest first. */
  lists: T.Array(SchemeList),
});
export type SchemeRow = T.Static<typeof SchemeRow>;

export const listClassifications = route({
  method: 'GET',
  path: '/api/classifications',
  tag,
  summary: 'Các cách phân loại đơn vị: nhóm, danh sách theo từng thời gian, căn cứ pháp lý',
  permission: 'signedIn',
  reply: T.Object({ classifications: T.Array(SchemeRow) }),
});

const UnitName = T.Object({ id: UnitId, code: T.String(), path: T.String() });
/** Of the units in scope that the scheme classes; `list` null: no list holds on that day, and nothing is said of it. */
export const getMembers = route({
  method: 'GET',
  path: '/api/classifications/:code/members',
  tag,
  summary: 'Đơn vị thuộc nhóm nào của một cách phân loại, tại một ngày',
  permission: 'signedIn',
  params: Path,
  query: T.Object({ asOf: T.Optional(Day) }),
  reply: T.Object({
    asOf: Day,
    list: nullable(SchemeList),
    members: T.Array(
      T.Object({ unit: UnitName, group: T.String(), legalBasis: T.String(), validFrom: Day, validTo: nullable(Day) }),
    ),
    /** Units that stand in none, or of which it is not known, as the list says. */
    others: T.Array(UnitName),
  }),
});

/** `version` 0: a new one. Groups that a list has named stay; their codes never change. */
export const saveClassification = route({
  method: 'PUT',
  path: '/api/classifications/:code',
  tag,
  summary: 'Lập hoặc sửa một cách phân loại và các nhóm của nó',
  permission: 'forms.manage',
  params: Path,
  body: closed({
    version: T.Integer({ minimum: 0, maximum: 2147483647 }),
    title: text('line', 200, 2),
    level: Level,
    groups: T.Array(Group, { minItems: 1, maxItems: 30 }),
    note: T.Optional(Note),
  }),
  reply: T.Object({ code: T.String(), version: Version }),
});

/** What an Excel file would bring into a list; nothing is written. */
export const readMembersFile = route({
  method: 'POST',
  path: '/api/classifications/:code/read',
  tag,
  summary: 'Đọc thử danh sách đơn vị theo nhóm từ tệp Excel',
  permission: 'forms.manage',
  idempotency: 'none',
  params: Path,
  /** Units are sought among those of this day. */
  query: T.Object({ from: Day }),
  upload: { types: ['xlsx', 'bytes'], most: 5 * 1024 * 1024 },
  reply: T.Object({
    members: T.Array(T.Object({ unit: T.String(), group: T.String() })),
    problems: T.Array(
      T.Object({
        line: T.Integer(),
        words: T.String(),
        why: oneOf(['unit', 'which', 'group', 'twice']),
        units: T.Array(T.String()),
        group: nullable(T.String()),
      }),
    ),
    skipped: T.Integer(),
  }),
});

/** By the number of the unit, or by its code on the first day of the list; a name that is said must be the unit's own, since codes are given anew. */
const Member = T.Union([
  closed({ unit: UnitId, group: GroupCode }),
  closed({ code: T.String({ pattern: '^[A-Z0-9]{2,12}$' }), name: T.Optional(text('line', 200)), group: GroupCode }),
]);
export type ListMember = T.Static<typeof Member>;
/** A list that follows one without an end ends it the day before. */
export const recordList = route({
  method: 'POST',
  path: '/api/classifications/:code/lists',
  tag,
  summary: 'Ghi danh sách đơn vị theo nhóm cho một khoảng thời gian, kèm căn cứ',
  permission: 'forms.manage',
  params: Path,
  bodyLimit: 524_288,
  body: closed({
    version: Version,
    legalBasis: Basis,
    from: Day,
    to: nullable(Day),
    complete: T.Boolean(),
    illustrative: T.Optional(T.Boolean()),
    note: T.Optional(Note),
    members: T.Array(Member, { minItems: 1, maxItems: 5000 }),
  }),
  reply: T.Object({ id: T.Integer(), members: T.Integer(), version: Version, ended: nullable(T.String()) }),
});

/** From a day on within a list; the days before stay as they were. `group` null: in none. */
export const changeMembers = route({
  method: 'POST',
  path: '/api/classifications/:code/changes',
  tag,
  summary: 'Chuyển nhóm một số đơn vị từ một ngày, kèm căn cứ',
  permission: 'forms.manage',
  params: Path,
  body: closed({
    version: Version,
    legalBasis: Basis,
    from: Day,
    changes: T.Array(closed({ unit: UnitId, group: nullable(GroupCode) }), { minItems: 1, maxItems: 1000 }),
  }),
  reply: T.Object({ changed: T.Integer(), version: Version }),
});

/** What a list says of itself; never who stands in it. */
export const changeList = route({
  method: 'PUT',
  path: '/api/classifications/:code/lists/:list',
  tag,
  summary: 'Sửa căn cứ, ngày hết hiệu lực, mức đầy đủ của một danh sách',
  permission: 'forms.manage',
  params: T.Object({ code: SchemeCode, list: T.Integer({ minimum: 1, maximum: 2147483647 }) }),
  body: closed({
    version: Version,
    legalBasis: Basis,
    to: nullable(Day),
    complete: T.Boolean(),
    note: T.Optional(Note),
  }),
  reply: T.Object({ version: Version }),
});
