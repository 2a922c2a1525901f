import type { UnitKind } from '../../units/rules/unit.ts';

/** Duties of the board's operators (domain.md): what each may do, and which exclude each other. */
export const duties = ['accounts', 'catalogue', 'campaigns', 'approval', 'operations', 'audit', 'leader'] as const;
export type Duty = (typeof duties)[number];
export const isDuty = (text: string): text is Duty => duties.some((duty) => duty === text);

export const dutyNames: Record<Duty, string> = {
  accounts: 'Quản lý tài khoản',
  catalogue: 'Danh mục, biểu mẫu',
  campaigns: 'Tổ chức đợt thu thập',
  approval: 'Phê duyệt số liệu',
  operations: 'Vận hành hệ thống',
  audit: 'Kiểm tra nhật ký',
  leader: 'Lãnh đạo theo dõi',
};

type Grant = { readonly units: readonly UnitKind[]; readonly duties: readonly Duty[]; readonly summary: string };

const reporting: readonly UnitKind[] = ['commune', 'district', 'department', 'board'];
const everyUnit: readonly UnitKind[] = [...reporting, 'agency'];
const checking: readonly UnitKind[] = ['district', 'department', 'board'];
const figureDuties: readonly Duty[] = ['catalogue', 'campaigns', 'approval', 'leader'];

/** Authority = verb here + subtree of units (scope) + sector of the form. The committed matrix is generated from this table. */
export const permissions = {
  'units.manage': { units: [], duties: ['catalogue'], summary: 'Nạp, sửa danh mục đơn vị' },
  'accounts.manage': { units: [], duties: ['accounts'], summary: 'Cấp, sửa tài khoản; cấp mật khẩu một lần' },
  'forms.manage': { units: [], duties: ['catalogue'], summary: 'Nạp, ban hành phiếu' },
  'campaigns.manage': { units: [], duties: ['campaigns'], summary: 'Mở đợt thu thập, gia hạn, miễn nộp' },
  'accounts.ask': { units: everyUnit, duties: [], summary: 'Đề nghị về tài khoản của đơn vị mình' },
  'accounts.review': { units: [], duties: ['accounts', 'leader'], summary: 'Rà soát, xác nhận danh sách tài khoản' },
  'documents.add': { units: everyUnit, duties: ['accounts', 'campaigns'], summary: 'Đính kèm văn bản, tệp' },
  'figures.enter': { units: reporting, duties: [], summary: 'Nhập và nộp phiếu của đơn vị mình' },
  'figures.read': { units: reporting, duties: figureDuties, summary: 'Xem số liệu của đơn vị và các đơn vị bên dưới' },
  'review.decide': { units: checking, duties: ['approval'], summary: 'Chấp nhận, trả lại phiếu' },
  'consolidations.sign': { units: checking, duties: ['approval'], summary: 'Chốt số liệu' },
  'consolidations.verify': { units: ['department', 'board'], duties: ['approval'], summary: 'Xác thực số liệu ngành' },
  'approvals.approve': { units: ['board'], duties: ['approval'], summary: 'Phê duyệt, khóa số liệu' },
  'corrections.ask': {
    units: reporting,
    duties: ['approval'],
    summary: 'Đề nghị điều chỉnh, rút số liệu đã phê duyệt',
  },
  'corrections.hear': { units: checking, duties: ['approval'], summary: 'Cho ý kiến về đề nghị điều chỉnh' },
  'progress.read': { units: checking, duties: figureDuties, summary: 'Xem tiến độ các đơn vị' },
  'reminders.send': { units: ['district', 'board'], duties: ['campaigns', 'approval'], summary: 'Đôn đốc đơn vị' },
  'policy.read': {
    units: [],
    duties: ['accounts', 'operations', 'audit'],
    summary: 'Xem chính sách an toàn',
  },
  'policy.manage': { units: [], duties: ['operations'], summary: 'Chọn chính sách an toàn' },
  'audit.read': { units: [], duties: ['audit'], summary: 'Xem nhật ký hệ thống' },
  'jobs.manage': { units: [], duties: ['operations'], summary: 'Theo dõi, dừng công việc chạy nền' },
  'backups.manage': { units: [], duties: ['operations'], summary: 'Sao lưu, phục hồi thử' },
  'system.read': { units: [], duties: ['operations', 'audit'], summary: 'Xem tình trạng hệ thống' },
} as const satisfies Record<string, Grant>;

export type Verb = keyof typeof permissions;
export const verbs = Object.keys(permissions) as readonly Verb[];

type Holder = { readonly kind: 'unit' | 'operator'; readonly unitKind: UnitKind; readonly duties: readonly string[] };

/** May this account use this verb at all? Which units and forms it reaches is the scope's matter. */
export const allows = (holder: Holder, verb: string): boolean => {
  const grant: Grant | undefined = Object.hasOwn(permissions, verb) ? permissions[verb as Verb] : undefined;
  if (!grant) return false;
  return holder.kind === 'unit'
    ? grant.units.includes(holder.unitKind)
    : grant.duties.some((duty) => holder.duties.includes(duty));
};

export const verbsOf = (holder: Holder): Verb[] => verbs.filter((verb) => allows(holder, verb));

const auditAlone = 'Nhiệm vụ kiểm tra nhật ký không đi cùng nhiệm vụ khác.';
const approvalApart = 'Nhiệm vụ phê duyệt số liệu không đi cùng quản lý tài khoản hoặc vận hành.';

/** Which duties exclude each other, in words. */
export const exclusions: readonly string[] = [auditAlone, approvalApart];

/** Approval excludes accounts and operations; audit excludes everything else. Returns the clash in words, or nothing. */
export const dutyClash = (held: readonly string[]): string | undefined => {
  if (held.includes('audit') && held.length > 1) return auditAlone;
  if (held.includes('approval') && (held.includes('accounts') || held.includes('operations'))) return approvalApart;
  return undefined;
};
