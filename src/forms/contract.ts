import * as T from 'typebox';
import { asPaper, PaperFormat } from '../platform/contract/print.ts';
import { route } from '../platform/contract/route.ts';
import { closed, Day, FormCode, nullable, Ok, text } from '../platform/contract/schemas.ts';
import {
  Breakdown,
  FilledBy,
  FormCalendar,
  FormPeriodKind,
  OverTime,
  OverUnits,
  ReportsFor,
  ValueType,
} from './rules/definition.ts';

const Version = T.Integer({ minimum: 1, maximum: 10_000 });
export const FormRow = T.Object({
  code: T.String(),
  title: T.String(),
  sector: T.String(),
  filledBy: FilledBy,
  reportsFor: nullable(ReportsFor),
  periodKinds: T.Array(FormPeriodKind),
  calendar: FormCalendar,
  verifier: nullable(T.String()),
  sensitive: T.Boolean(),
  version: T.Integer(),
  versionId: T.Integer(),
  versions: T.Integer(),
  effectiveFrom: Day,
  basis: T.String(),
});
export type FormRow = T.Static<typeof FormRow>;

export const listForms = route({
  method: 'GET',
  path: '/api/forms',
  tag: 'Phiếu',
  summary: 'Danh mục phiếu (phiên bản đang hiệu lực)',
  permission: 'signedIn',
  reply: T.Object({ forms: T.Array(FormRow) }),
});
export const FormCell = T.Object({
  code: T.String(),
  section: T.String(),
  /** Its place in the figures of a submission; null where they do not hold it. */
  ordinal: nullable(T.Integer()),
  type: ValueType,
  decimals: T.Integer(),
  unit: T.String(),
  indicator: nullable(T.String()),
  breakdown: Breakdown,
  measure: nullable(T.String()),
  /** The line through time on which cells of other versions and forms meet this one. */
  series: T.String(),
  overUnits: OverUnits,
  overTime: OverTime,
});
/** A published version never changes, so the page keeps it for ever. */
export const getFormVersion = route({
  method: 'GET',
  path: '/api/forms/:code/versions/:version',
  tag: 'Phiếu',
  summary: 'Định nghĩa một phiên bản phiếu',
  permission: 'signedIn',
  params: T.Object({ code: FormCode, version: Version }),
  validator: 'weak',
  reply: T.Object({
    code: T.String(),
    version: T.Integer(),
    versionId: T.Integer(),
    effectiveFrom: Day,
    digest: T.String(),
    note: nullable(T.String()),
    definition: T.Unknown(),
    /** The engine under which it was published, and what it keeps of its cells: they are read by these, not by the definition alone. */
    engine: T.Integer(),
    cells: T.Array(FormCell),
  }),
});
export const publishForm = route({
  method: 'POST',
  path: '/api/forms',
  tag: 'Phiếu',
  summary: 'Nạp và ban hành một phiên bản phiếu',
  permission: 'forms.manage',
  bodyLimit: 4_194_304,
  body: closed({ definition: T.Unknown(), effectiveFrom: Day, note: T.Optional(text('lines', 1000, 0)) }),
  reply: T.Object({ code: T.String(), version: T.Integer() }),
});
/** Try a definition without keeping anything: the problems with their places, or ok. */
export const tryForm = route({
  method: 'POST',
  path: '/api/forms/try',
  tag: 'Phiếu',
  summary: 'Thử định nghĩa phiếu, không lưu',
  permission: 'forms.manage',
  idempotency: 'none',
  bodyLimit: 4_194_304,
  body: closed({ definition: T.Unknown() }),
  reply: Ok,
});
const reason = text('lines', 1000, 3);
export const retireForm = route({
  method: 'POST',
  path: '/api/forms/:code/retire',
  tag: 'Phiếu',
  summary: 'Ngừng thu phiếu: đợt mới không dùng phiếu này nữa',
  permission: 'forms.manage',
  params: T.Object({ code: FormCode }),
  body: closed({ reason }),
  reply: Ok,
});
export const reinstateForm = route({
  method: 'POST',
  path: '/api/forms/:code/reinstate',
  tag: 'Phiếu',
  summary: 'Thu lại phiếu đã ngừng',
  permission: 'forms.manage',
  params: T.Object({ code: FormCode }),
  body: closed({ reason }),
  reply: Ok,
});
export const listEthnicGroups = route({
  method: 'GET',
  path: '/api/ethnic-groups',
  tag: 'Phiếu',
  summary: 'Danh mục 54 dân tộc, hai hệ mã',
  permission: 'signedIn',
  reply: T.Object({
    groups: T.Array(
      T.Object({
        code: T.String(),
        censusCode: T.String(),
        name: T.String(),
        localName: nullable(T.String()),
        isMinority: T.Boolean(),
      }),
    ),
  }),
});
export const printEmptyForm = route({
  method: 'GET',
  path: '/api/print/forms/:code/versions/:version',
  tag: 'In',
  summary: 'In phiếu trống (PDF)',
  permission: 'signedIn',
  params: T.Object({ code: FormCode, version: Version }),
  query: T.Object({ format: T.Optional(PaperFormat) }),
  files: asPaper,
  validator: 'weak',
});
