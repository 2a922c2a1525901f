import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { closed, Day, ShortText } from '../../platform/contract/schemas.ts';
import { SecondFactorKinds } from '../../policy/contract.ts';

const tag = 'Chính sách an toàn';
const PresetCodes = T.Array(T.String({ minLength: 1, maxLength: 40 }), { maxItems: 10, uniqueItems: true });

/** What a choice would do to accounts and sessions, counted before it is made. */
export const PolicyEffect = T.Object({
  /** Passwords older than the new lifetime: to be changed at the next sign-in. */
  passwordsToChange: T.Integer(),
  /** Accounts without a second factor for which one becomes mandatory. */
  secondFactorsToEnrol: T.Integer(),
  /** Sessions that are open now and get the new limits. */
  sessionsTouched: T.Integer(),
  /** Accounts that nobody used for longer than the new limit: closed by the next nightly job. */
  accountsToClose: T.Integer(),
  /** Where the required length grows: shorter passwords have to be changed at the next sign-in; how many cannot be known. */
  minLengthGrowsTo: T.Union([T.Integer(), T.Null()]),
});
export type PolicyEffect = T.Static<typeof PolicyEffect>;

/** Lists are separated by commas. */
export const previewPolicy = route({
  method: 'GET',
  path: '/api/policy/preview',
  tag,
  summary: 'Xem trước tác động của một lựa chọn chính sách',
  permission: 'policy.manage',
  query: T.Object({
    presets: T.Optional(T.String({ maxLength: 400 })),
    secondFactorKinds: T.Optional(T.String({ maxLength: 100 })),
  }),
  reply: PolicyEffect,
});
export const choosePolicy = route({
  method: 'PUT',
  path: '/api/policy',
  tag,
  summary: 'Chọn bộ quy định an toàn áp dụng',
  permission: 'policy.manage',
  body: closed({
    presets: PresetCodes,
    secondFactorKinds: SecondFactorKinds,
    /** From the start of this day; today or absent: at once. */
    from: T.Optional(Day),
    reason: ShortText,
  }),
  reply: PolicyEffect,
});
