import { searchKey } from '../../platform/text/search-key.ts';
import { namesCustodian, type RequestKind, requestKindNames } from './account-life.ts';
import { handoverFindings } from './handover-days.ts';
import { sameName } from './same-person.ts';

type Wish = {
  readonly kind: RequestKind;
  readonly letter: { readonly day: string };
  readonly username?: string | undefined;
  readonly custodian?: { readonly fullName: string } | undefined;
  readonly changedOn?: string | undefined;
};
type Finding = { readonly at: string; readonly message: string };

/** What a request lacks or says too much, field by field; empty when it is whole. */
export const requestFindings = (wish: Wish, current: string | null, today: string): Finding[] => [
  ...custodianFindings(wish, current),
  ...dayFindings(wish, today),
  ...(wish.username !== undefined && wish.kind !== 'open'
    ? [{ at: 'body/username', message: 'tên đăng nhập chỉ nêu khi đề nghị cấp tài khoản' }]
    : []),
];

const custodianFindings = ({ kind, custodian }: Wish, current: string | null): Finding[] => {
  if (namesCustodian(kind) !== (custodian !== undefined))
    return [
      {
        at: 'body/custodian',
        message: custodian
          ? `đề nghị “${requestKindNames[kind]}” không kèm thông tin công chức`
          : 'cần đủ năm thông tin của công chức được giao',
      },
    ];
  if (!custodian || current === null) return [];
  // A spelling may be put right by a change; whether it is the same person is asked again when it is carried out (same-person.ts).
  if (kind === 'change' && searchKey(custodian.fullName) !== searchKey(current))
    return [{ at: 'body/custodian/fullName', message: 'đổi sang người khác thì chọn “Bàn giao tài khoản”' }];
  return kind === 'handover' && sameName(custodian.fullName, current)
    ? [{ at: 'body/custodian/fullName', message: 'người nhận bàn giao đang giữ tài khoản này' }]
    : [];
};

const dayFindings = ({ kind, letter, changedOn }: Wish, today: string): Finding[] => {
  if (kind !== 'handover')
    return [
      ...(changedOn === undefined ? [] : [{ at: 'body/changedOn', message: 'ngày thay đổi chỉ nêu khi bàn giao' }]),
      ...(letter.day > today ? [{ at: 'body/letter/day', message: 'ngày văn bản không được sau hôm nay' }] : []),
    ];
  if (changedOn === undefined) return [{ at: 'body/changedOn', message: 'chưa nêu ngày thay đổi công chức' }];
  return handoverFindings({ letterDay: letter.day, changedOn, reportedOn: today, today });
};
