import { accountStates } from './account-life.ts';

/** An account as a decision about it rests on it: whether it is in use, and who holds it (each change of a custodian is a row of its own). */
export type AccountShown = {
  readonly id: string;
  readonly state: (typeof accountStates)[number];
  readonly custodianId: string | null;
};

type Holder = { readonly id: string; readonly fullName: string };

const stateWords = { active: 'đang dùng', closed: 'đã đóng' } as const;

/**
 * What changed at an account since it was shown, in clauses. Nothing was kept of what was shown: `was` tells whether it was this, and one
 * of all that the account can have been is found by it.
 */
export const accountChanges = (
  now: AccountShown | null,
  holders: readonly Holder[],
  was: (account: AccountShown) => boolean,
): readonly string[] => {
  if (now === null) return ['Tài khoản của đề nghị không còn'];
  const before = accountStates
    .flatMap((state) =>
      [null, ...holders.map(({ id }) => id)].map((custodianId) => ({ id: now.id, state, custodianId })),
    )
    .find(was);
  if (before === undefined) return ['Tài khoản hoặc trạng thái của đề nghị đã thay đổi'];
  const nameOf = (id: string | null) => holders.find((holder) => holder.id === id)?.fullName ?? 'chưa có ai';
  return [
    ...(before.custodianId === now.custodianId
      ? []
      : [holderWords(nameOf(before.custodianId), nameOf(now.custodianId))]),
    ...(before.state === now.state ? [] : [`Tài khoản: ${stateWords[before.state]} → ${stateWords[now.state]}`]),
  ];
};

/** The same name twice: it is the same person, whose telephone, post or mail was corrected. */
const holderWords = (before: string, now: string): string =>
  before === now
    ? `Thông tin của công chức được giao tài khoản (${now}) đã sửa`
    : `Công chức được giao tài khoản: ${before} → ${now}`;
