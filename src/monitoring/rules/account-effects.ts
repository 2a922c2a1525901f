import type { AccountAct } from '../../accounts/rules/account-act.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import {
  allows,
  type Duty,
  dutyNames,
  isDuty,
  permissions,
  type Verb,
  verbs,
} from '../../sign-in/rules/permissions.ts';
import type { UnitKind } from '../../units/rules/unit.ts';

/** Work of one kind that waits for the unit of an account: how much of it, and between which days it is due. */
export type Waiting = {
  readonly group: 'fill' | 'returned' | 'review' | 'consolidate' | 'verify' | 'approve';
  readonly count: number;
  /** Of sheets to be filled those that somebody has begun. */
  readonly begun: number;
  readonly firstDue: string;
  readonly lastDue: string;
};
export type Holder = {
  readonly kind: 'unit' | 'operator';
  readonly unitKind: UnitKind;
  readonly duties: readonly string[];
};

export type AccountFacts = {
  readonly holder: Holder;
  readonly unit: string;
  /** Every other account that can be used: of its own unit, and of the board. */
  readonly others: readonly (Holder & { readonly sameUnit: boolean })[];
  readonly waiting: readonly Waiting[];
};
/** `grave`: afterwards nobody does what has to be done. */
export type Effect = { readonly words: string; readonly grave: boolean };

const plain = (words: string): Effect => ({ words, grave: false });
const grave = (words: string): Effect => ({ words, grave: true });

const groupWords: Record<Waiting['group'], (count: number) => string> = {
  fill: (count) => `${count} phiếu chưa nộp`,
  returned: (count) => `${count} phiếu bị trả lại chưa nộp lại`,
  review: (count) => `${count} phiếu đã nộp chờ kiểm tra`,
  consolidate: (count) => `${count} bản chốt chờ ký`,
  verify: (count) => `${count} bản chốt chờ xác thực`,
  approve: (count) => `${count} biểu chờ phê duyệt`,
};

const waitingWords = ({ group, count, begun, firstDue, lastDue }: Waiting): string => {
  const typed = begun > 0 ? `, ${begun} phiếu đang nhập dở` : '';
  const until = firstDue === lastDue ? formatDay(lastDue) : `${formatDay(firstDue)} đến ${formatDay(lastDue)}`;
  return `${groupWords[group](count)}${typed} (hạn ${until})`;
};

const lower = (words: string): string => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);

/** What this duty let the holder do and nobody else may do afterwards, not even by another duty or as a unit of the board. */
const lostVerbs = (duty: Duty, { holder, others }: AccountFacts, after: readonly string[]): Verb[] =>
  verbs.filter((verb) => {
    const granted: readonly Duty[] = permissions[verb].duties;
    return granted.includes(duty) && ![{ ...holder, duties: after }, ...others].some((one) => allows(one, verb));
  });

const withoutDuty = (duty: Duty, facts: AccountFacts, after: readonly string[]): Effect => {
  const name = `“${dutyNames[duty]}”`;
  const left = facts.others.filter(({ kind, duties }) => kind === 'operator' && duties.includes(duty)).length;
  if (left > 0) return plain(`Nhiệm vụ ${name} còn ${left} người khác giữ.`);
  const lost = lostVerbs(duty, facts, after).map((verb) => lower(permissions[verb].summary));
  return lost.length > 0
    ? grave(`Sau đó không còn ai giữ nhiệm vụ ${name}: không ai ${lost.join('; ')}.`)
    : plain(
        `Sau đó không còn thành viên Tổ công tác nào giữ nhiệm vụ ${name}; các việc ấy còn tài khoản khác làm được.`,
      );
};

const isDecision = ({ group }: Waiting): boolean => group !== 'fill' && group !== 'returned';

/** Other accounts of the same unit that may do such work: figures are entered by the unit's own account alone. */
const heirsOf = ({ others }: AccountFacts, one: Waiting): number =>
  others.filter(
    ({ sameUnit, kind, duties }) => sameUnit && (kind === 'unit' || (isDecision(one) && duties.includes('approval'))),
  ).length;

/** Work that the account could do before, and whether anybody can afterwards. */
const leftUndone = (facts: AccountFacts): Effect[] =>
  facts.waiting.map((one) => {
    const left = heirsOf(facts, one);
    return left > 0
      ? plain(`${waitingWords(one)}: còn ${left} tài khoản khác làm được.`)
      : grave(`${waitingWords(one)}: không ai làm được cho đến khi có tài khoản khác.`);
  });

const dutiesTaken = (facts: AccountFacts, after: readonly string[]): Effect[] => {
  const taken = facts.holder.duties.filter(isDuty).filter((duty) => !after.includes(duty));
  const work = taken.includes('approval') ? leftUndone(facts) : [];
  return [...taken.map((duty) => withoutDuty(duty, facts, after)), ...work];
};

const dutiesGiven = ({ holder }: AccountFacts, after: readonly string[]): Effect[] =>
  after
    .filter(isDuty)
    .filter((duty) => !holder.duties.includes(duty))
    .map((duty) => plain(`Được giao thêm nhiệm vụ “${dutyNames[duty]}”.`));

const unitClosed = (facts: AccountFacts): Effect[] => {
  const alone = !facts.others.some(({ sameUnit, kind }) => sameUnit && kind === 'unit');
  return [
    ...(alone
      ? [
          grave(
            `${facts.unit} không còn tài khoản nào: không ai nhập số liệu, nhận thông báo, đôn đốc thay đơn vị này.`,
          ),
        ]
      : []),
    ...leftUndone(facts),
  ];
};

/** What an act on an account changes beyond the account itself, computed from who else there is and what waits. */
export const accountEffects = (facts: AccountFacts, act: AccountAct): Effect[] => {
  switch (act.kind) {
    case 'close':
      return facts.holder.kind === 'unit' ? unitClosed(facts) : dutiesTaken(facts, []);
    case 'duties':
      return [...dutiesTaken(facts, act.duties), ...dutiesGiven(facts, act.duties)];
    case 'handover':
      return facts.waiting.map((one) => plain(`Người mới nhận tiếp ${waitingWords(one)}.`));
    case 'departure':
      return facts.waiting.map((one) => plain(`Chờ người mới: ${waitingWords(one)}.`));
    case 'issue':
      return facts.waiting.map((one) => plain(`Đang chờ tài khoản này: ${waitingWords(one)}.`));
  }
};
