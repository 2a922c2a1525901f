import * as T from 'typebox';
import { GROUP_OF_SCHEME } from '../classifications/rules/scheme.ts';
import { Letter } from '../documents/contract.ts';
import { Paged } from '../platform/contract/paged.ts';
import { route } from '../platform/contract/route.ts';
import {
  closed,
  Day,
  FormCode,
  nullable,
  Ok,
  PeriodId,
  ShortText,
  text,
  UnitId,
  Uuid,
} from '../platform/contract/schemas.ts';

const Id = T.Object({ id: Uuid });
const FormPeriod = closed({ form: FormCode, period: PeriodId });

export const CampaignRow = T.Object({
  id: Uuid,
  title: T.String(),
  letter: T.Object({ number: T.String(), day: Day, subject: T.String() }),
  opensOn: Day,
  dueCommune: Day,
  dueDistrict: Day,
  dueDepartment: Day,
  dueBoard: Day,
  forms: T.Array(
    T.Object({
      form: T.String(),
      title: T.String(),
      period: T.String(),
      periodName: T.String(),
      expected: T.Integer(),
      submitted: T.Integer(),
      accepted: T.Integer(),
      approved: T.Boolean(),
      /** It is asked of nobody any more. */
      takenBack: T.Boolean(),
    }),
  ),
});
export type CampaignRow = T.Static<typeof CampaignRow>;

export const listCampaigns = route({
  method: 'GET',
  path: '/api/campaigns',
  tag: 'Đợt thu thập',
  summary: 'Các đợt thu thập',
  permission: 'signedIn',
  /** By title, or the letter's number and subject. All of them where no limit is said. */
  query: T.Object(Paged),
  reply: T.Object({ campaigns: T.Array(CampaignRow), next: nullable(Uuid) }),
});
export const getCampaign = route({
  method: 'GET',
  path: '/api/campaigns/:id',
  tag: 'Đợt thu thập',
  summary: 'Một đợt thu thập',
  permission: 'signedIn',
  params: Id,
  reply: T.Intersect([CampaignRow, T.Object({ guidance: nullable(T.String()), letter: Letter })]),
});

export const CampaignPlan = closed({
  title: ShortText,
  letter: closed({
    number: ShortText,
    day: Day,
    signer: T.Optional(ShortText),
    subject: text('line', 1000),
    attachments: T.Array(Uuid, { maxItems: 10 }),
  }),
  forms: T.Array(FormPeriod, { minItems: 1, maxItems: 60 }),
  /** Communes concerned; absent = all that stand on the last day of the period. Forms of districts and departments go to all of them. */
  communes: T.Optional(T.Array(UnitId, { minItems: 1, maxItems: 2000, uniqueItems: true })),
  /** Or the communes of a group of a classification (`KV:III`) as it stands on the last day of each period. */
  group: T.Optional(T.String({ pattern: GROUP_OF_SCHEME, description: 'classification:group, KV:III' })),
  opensOn: Day,
  dueCommune: Day,
  dueDistrict: Day,
  dueDepartment: Day,
  dueBoard: Day,
  guidance: T.Optional(text('lines', 10_000, 0)),
});
export type CampaignPlan = T.Static<typeof CampaignPlan>;

/** What will be sent to whom, before it is. */
export const previewCampaign = route({
  method: 'POST',
  path: '/api/campaigns/preview',
  tag: 'Đợt thu thập',
  summary: 'Xem trước đợt thu thập',
  permission: 'campaigns.manage',
  idempotency: 'none',
  body: CampaignPlan,
  reply: T.Object({
    forms: T.Array(
      T.Object({
        form: T.String(),
        title: T.String(),
        periodName: T.String(),
        version: T.Integer(),
        submissions: T.Integer(),
        consolidations: T.Integer(),
        verifier: T.String(),
      }),
    ),
    units: T.Integer(),
    /** Where units are chosen by a group: which, as of which day, by which document, and how many communes that is. */
    chosen: T.Array(T.String()),
    problems: T.Array(T.String()),
    /** What is unusual, in sentences; nothing is refused for it. */
    warnings: T.Array(T.String()),
  }),
});
export const openCampaign = route({
  method: 'POST',
  path: '/api/campaigns',
  tag: 'Đợt thu thập',
  summary: 'Mở đợt thu thập',
  permission: 'campaigns.manage',
  body: CampaignPlan,
  reply: T.Object({ id: Uuid, submissions: T.Integer() }),
});
export const extendDueDates = route({
  method: 'POST',
  path: '/api/campaigns/:id/extensions',
  tag: 'Đợt thu thập',
  summary: 'Gia hạn cho đơn vị, kèm lý do',
  permission: 'campaigns.manage',
  params: Id,
  body: closed({
    form: FormCode,
    units: T.Array(UnitId, { minItems: 1, maxItems: 500 }),
    dueOn: Day,
    reason: ShortText,
  }),
  reply: T.Object({ extended: T.Integer() }),
});
export const excuseUnit = route({
  method: 'POST',
  path: '/api/campaigns/:id/excuses',
  tag: 'Đợt thu thập',
  summary: 'Miễn nộp cho đơn vị, kèm lý do',
  permission: 'campaigns.manage',
  params: Id,
  body: closed({ form: FormCode, period: PeriodId, unit: UnitId, reason: ShortText }),
  reply: Ok,
});
