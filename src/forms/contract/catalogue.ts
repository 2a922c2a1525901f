import * as T from 'typebox';
import { DocumentFormat, letterChoice, printed } from '../../platform/contract/print.ts';
import { route } from '../../platform/contract/route.ts';
import { Day, Instant, nullable, text } from '../../platform/contract/schemas.ts';
import { FilledBy, FormCalendar, FormPeriodKind } from '../rules/definition.ts';

const wish = {
  /** The day on which a version is in force; today unless said. */
  day: T.Optional(Day),
  /** Words of the code, the title, the sector or the legal basis, without diacritics where one likes. */
  search: T.Optional(text('line', 100, 0)),
};

const VersionInTime = T.Object({
  number: T.Integer(),
  versionId: T.Integer(),
  effectiveFrom: Day,
  note: nullable(T.String()),
  publishedAt: Instant,
});

/** A form as the catalogue lists it (danh mục phiếu). */
export const CatalogueRow = T.Object({
  code: T.String(),
  title: T.String(),
  sector: T.String(),
  sectorName: T.String(),
  basis: T.String(),
  filledBy: FilledBy,
  reportsFor: nullable(T.String()),
  periodKinds: T.Array(FormPeriodKind),
  calendar: FormCalendar,
  verifier: nullable(T.String()),
  sensitive: T.Boolean(),
  /** In force on the day; null where its first version begins later. */
  inForce: nullable(VersionInTime),
  /** The next one to come after the day. */
  next: nullable(VersionInTime),
  versions: T.Integer(),
  retired: nullable(T.Object({ at: Instant, reason: T.String() })),
  /** Where it is used: campaigns, of them those with a period still being collected, and forms that quote its figures. */
  campaigns: T.Integer(),
  collecting: T.Integer(),
  quotedBy: T.Array(T.String()),
});
export type CatalogueRow = T.Static<typeof CatalogueRow>;

export const listCatalogue = route({
  method: 'GET',
  path: '/api/catalogue',
  tag: 'Phiếu',
  summary: 'Danh mục phiếu: phiên bản hiệu lực tại một ngày, phiên bản kế tiếp, nơi dùng',
  permission: 'signedIn',
  query: T.Object(wish),
  reply: T.Object({
    day: Day,
    forms: T.Array(CatalogueRow),
    /** What a form may belong to. */
    sectors: T.Array(T.Object({ code: T.String(), name: T.String() })),
  }),
});

export const printCatalogue = route({
  method: 'GET',
  path: '/api/print/catalogue',
  tag: 'In',
  summary: 'Danh mục phiếu theo thể thức văn bản (PDF, Excel)',
  permission: 'signedIn',
  query: T.Object({ ...wish, format: DocumentFormat, ...letterChoice }),
  files: printed,
  validator: 'weak',
});
