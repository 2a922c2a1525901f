export const accountStates = ['active', 'closed'] as const;

/** What a unit may ask the board for in writing (Đ7.8); a handover is the board's to confirm, since it manages every account (Đ7.3). */
export const requestKinds = ['open', 'change', 'handover', 'close', 'reopen', 'delete'] as const;
export type RequestKind = (typeof requestKinds)[number];
export const requestStates = ['waiting', 'accepted', 'refused', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];

export const requestKindNames: Record<RequestKind, string> = {
  open: 'Cấp tài khoản',
  change: 'Sửa thông tin công chức',
  handover: 'Bàn giao tài khoản',
  close: 'Đóng tài khoản',
  reopen: 'Mở lại tài khoản',
  delete: 'Xóa tài khoản',
};

/** What can be done with an account, in the order in which a page offers it. */
export const accountActions = ['custodian', 'handover', 'duties', 'issue', 'close', 'reopen', 'delete'] as const;
export type AccountAction = (typeof accountActions)[number];

export type LifeFacts = {
  readonly state: 'active' | 'closed';
  /** Signed in, entered, decided: anything that stays under its name. */
  readonly acted: boolean;
  readonly kind: 'unit' | 'operator';
};

const isAllowed = (action: AccountAction, { state, acted, kind }: LifeFacts): boolean => {
  switch (action) {
    case 'custodian':
    case 'handover':
    case 'issue':
    case 'close':
      return state === 'active';
    case 'duties':
      return state === 'active' && kind === 'operator';
    case 'reopen':
      return state === 'closed';
    case 'delete':
      return !acted;
  }
};

/** What the state of an account allows: closed accounts are reopened, and only who never acted is deleted (Đ7.8). */
export const allowedActions = (facts: LifeFacts): AccountAction[] =>
  accountActions.filter((action) => isAllowed(action, facts));

const neededAction: Record<Exclude<RequestKind, 'open'>, AccountAction> = {
  change: 'custodian',
  handover: 'handover',
  close: 'close',
  reopen: 'reopen',
  delete: 'delete',
};

/** What may be asked for a unit whose account is this one; `undefined` where it has none. */
export const allowedRequests = (account: LifeFacts | undefined): RequestKind[] => {
  if (!account) return ['open'];
  const allowed = allowedActions(account);
  return requestKinds.filter((kind) => kind !== 'open' && allowed.includes(neededAction[kind]));
};

/** Which requests name a custodian. */
export const namesCustodian = (kind: RequestKind): boolean =>
  kind === 'open' || kind === 'change' || kind === 'handover';

export type AccountType = 'quản trị' | 'tác nghiệp' | 'kỹ thuật' | 'dịch vụ';

/** The kind of account as the list for signature words it (SEC-13). Accounts of programs (dịch vụ) come with data sharing. */
export const accountTypeOf = ({
  kind,
  duties,
}: {
  readonly kind: string;
  readonly duties: readonly string[];
}): AccountType => {
  if (kind === 'unit') return 'tác nghiệp';
  if (duties.includes('accounts') || duties.includes('catalogue')) return 'quản trị';
  return duties.includes('operations') || duties.includes('audit') ? 'kỹ thuật' : 'tác nghiệp';
};

/** The day so many months after a day (`2022-08-31` + 6 is `2023-02-28`). */
export const monthsAfter = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
};
