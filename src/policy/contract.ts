import * as T from 'typebox';
import { route } from '../platform/contract/route.ts';
import { Instant, nullable, oneOf } from '../platform/contract/schemas.ts';
import { holderKinds, policyNames } from './rules/policy.ts';

export const HeldValue = T.Object({
  name: oneOf(policyNames),
  value: T.Integer(),
  basis: T.String(),
  preset: T.String(),
});
export const PresetRow = T.Object({
  code: T.String(),
  name: T.String(),
  basis: T.String(),
  validFrom: T.String(),
  mandatory: T.Boolean(),
  chosen: T.Boolean(),
  values: T.Array(T.Object({ name: oneOf(policyNames), value: T.Integer(), basis: T.String() })),
});
export const SecondFactorKinds = T.Array(oneOf(holderKinds), { maxItems: holderKinds.length, uniqueItems: true });

/** A choice of the board: `since` null where nothing was chosen yet and the defaults hold. */
export const ChoiceRow = T.Object({
  presets: T.Array(T.String()),
  secondFactorKinds: T.Array(oneOf(holderKinds)),
  since: Instant,
  reason: T.String(),
  by: nullable(T.String()),
});

export const getPolicy = route({
  method: 'GET',
  path: '/api/policy',
  tag: 'Chính sách an toàn',
  summary: 'Chính sách đang áp dụng: bộ quy định, từng giá trị, căn cứ, từ khi nào',
  permission: 'policy.read',
  reply: T.Object({
    presets: T.Array(PresetRow),
    held: T.Array(HeldValue),
    secondFactorKinds: T.Array(oneOf(holderKinds)),
    since: nullable(Instant),
    /** Choices of the board, newest first, those to come included. */
    choices: T.Array(ChoiceRow),
  }),
});
export type PolicyView = T.Static<(typeof getPolicy)['reply']>;
