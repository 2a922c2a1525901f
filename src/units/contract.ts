import * as T from 'typebox';
import { route } from '../platform/contract/route.ts';
import { closed, Day, nullable, oneOf, ShortText, text, UnitId } from '../platform/contract/schemas.ts';

export const unitKinds = ['province', 'board', 'department', 'agency', 'district', 'commune'] as const;
export const UnitKind = oneOf(unitKinds);

export const UnitRow = T.Object({
  id: UnitId,
  code: T.String(),
  name: T.String(),
  fullName: T.String(),
  agencyName: nullable(T.String()),
  kind: UnitKind,
  parentId: nullable(UnitId),
  path: T.String({ description: 'a commune with its district' }),
  sectors: T.Array(T.String()),
  validFrom: Day,
  validTo: nullable(Day),
});
export type UnitRow = T.Static<typeof UnitRow>;

export const listUnits = route({
  method: 'GET',
  path: '/api/units',
  tag: 'Đơn vị',
  summary: 'Cây đơn vị tại một ngày, trong phạm vi của người hỏi',
  permission: 'signedIn',
  query: T.Object({ asOf: T.Optional(Day) }),
  reply: T.Object({ asOf: Day, units: T.Array(UnitRow) }),
});
/** One unit of an import file; parents are named by code and must come before their children or exist. */
export const ImportedUnit = closed({
  code: T.String({ pattern: '^[A-Z0-9]{2,12}$' }),
  name: ShortText,
  fullName: ShortText,
  kind: UnitKind,
  parent: nullable(T.String({ maxLength: 12 })),
  agencyName: T.Optional(ShortText),
  alias: T.Optional(ShortText),
  sectors: T.Optional(T.Array(T.String({ maxLength: 40 }), { maxItems: 30 })),
});
export type ImportedUnit = T.Static<typeof ImportedUnit>;
export const importUnits = route({
  method: 'POST',
  path: '/api/units/import',
  tag: 'Đơn vị',
  summary: 'Nạp danh mục đơn vị',
  permission: 'units.manage',
  bodyLimit: 4_194_304,
  body: closed({
    from: Day,
    legalBasis: text('line', 500),
    units: T.Array(ImportedUnit, { minItems: 1, maxItems: 5000 }),
  }),
  reply: T.Object({ added: T.Integer(), changed: T.Integer(), unchanged: T.Integer() }),
});
