import { insideSentence } from '../../platform/text/sentence.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';

/** Sentences under a task: who returned it and why, whose sheet it is, from which letter. */
export type FillFacts = {
  readonly state: string;
  /** null: no campaign asked for it. */
  readonly letterNumber: string | null;
  readonly subjectName: string | null;
  readonly sensitive: boolean;
  readonly returnedBy: string | null;
  readonly returnReason: string | null;
  readonly returnedCells: number;
};

export const fillWords = ({
  state,
  letterNumber,
  subjectName,
  sensitive,
  returnedBy,
  returnReason,
  returnedCells,
}: FillFacts): string => {
  if (state === 'returned')
    return `${returnedBy ?? 'Đơn vị kiểm tra'} trả lại ${returnedCells} ô: “${returnReason ?? ''}”`;
  const parts = [
    subjectName === null ? null : `số liệu của ${insideSentence(subjectName)}`,
    letterNumber === null ? null : `theo văn bản số ${letterNumber}`,
    sensitive ? 'số liệu hạn chế người xem' : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
};

/** `12 đơn vị đã nộp, chờ kiểm tra`. */
export const reviewWords = (count: number): string => `${count} phiếu đã nộp, chờ kiểm tra`;

export const consolidationWords = (
  state: string,
  accepted: number,
  expected: number,
  excused: number,
  returnReason: string | null,
): string => {
  const members = `${accepted}/${expected} đơn vị đã chấp nhận${excused > 0 ? `, ${excused} được miễn` : ''}`;
  if (state === 'returned') return `Bản chốt bị trả lại: “${returnReason ?? ''}” · ${members}`;
  if (state === 'stale') return `Có phiếu thay đổi sau khi chốt, cần chốt lại · ${members}`;
  return members;
};

/** `2 yêu cầu, sớm nhất gửi ngày 21/11/2022`. */
export const accountWords = (count: number, since: string | null): string =>
  since === null ? `${count} yêu cầu` : `${count} yêu cầu, sớm nhất gửi ngày ${formatDay(since)}`;

type RequestFacts = {
  readonly about: 'correction' | 'withdrawal';
  /** Null: an approval whole. */
  readonly subject: string | null;
  readonly reason: string;
};

/** `điều chỉnh số liệu của xã Đàm Thủy: “Nhập nhầm số hộ”`. */
export const requestWords = ({ about, subject, reason }: RequestFacts): string => {
  const what = about === 'correction' ? 'điều chỉnh số liệu' : 'rút số liệu';
  const whose = subject === null ? 'rút phê duyệt của cả kỳ' : `${what} của ${insideSentence(subject)}`;
  return `${whose}: “${reason}”`;
};

type CaseWords = { readonly wish: 'answer' | 'judge'; readonly number: string; readonly unitName: string };

/** `CL-2022-014, xã Lương Thông: chờ kết luận`. */
export const caseWords = ({ wish, number, unitName }: CaseWords): string =>
  `${number}, ${insideSentence(unitName)}: ${wish === 'answer' ? 'chờ xác minh, kết luận' : 'chờ chấp nhận kết luận'}`;

/** How urgent the groups are on the list: what came back first, then own work, then others'. */
export const taskGroups = [
  'returned',
  'fill',
  'review',
  'consolidate',
  'verify',
  'approve',
  'requests',
  'cases',
  'accounts',
  'recent',
] as const;

/** The state of the sheet, total or request that a task is about. */
export const taskStates = [
  'draft',
  'submitted',
  'returned',
  'accepted',
  'withdrawn',
  'open',
  'signed',
  'stale',
  'verified',
  'approved',
  'waiting',
  'opine',
  'decide',
  'renew',
  'answer',
  'judge',
] as const;

type Sortable = {
  readonly group: (typeof taskGroups)[number];
  readonly dueOn: string | null;
  readonly form: string;
  readonly unit: string;
};

const compareDue = (a: Sortable, b: Sortable): number =>
  (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.form.localeCompare(b.form) || a.unit.localeCompare(b.unit);

/** By group, then by due day; what is done keeps its order, the newest first. */
export const compareTasks = (a: Sortable, b: Sortable): number =>
  taskGroups.indexOf(a.group) - taskGroups.indexOf(b.group) || (a.group === 'recent' ? 0 : compareDue(a, b));
