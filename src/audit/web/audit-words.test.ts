import { expect, it } from 'vitest';
import { loadTrails } from '../../app/web/trails.ts';
import type { AuditRow } from '../contract.ts';
import { joinedWords } from '../rules/trail-words.ts';
import { factLines } from './fact-lines.ts';
import { aboutWords } from './object-words.ts';

const readers = {
  trail: joinedWords(await loadTrails()),
  period: (id: string) => `Năm ${id}`,
  unit: (id: string) => (id === '7' ? 'Xã Đàm Thủy' : id),
};
const row = (part: Pick<AuditRow, 'objectType' | 'objectId' | 'about'>): AuditRow => ({
  id: 1,
  at: '2022-11-23T02:00:00Z',
  account: null,
  custodian: null,
  unit: null,
  action: 'submission.submit',
  result: 'done',
  reason: null,
  address: null,
  detail: {},
  digest: '',
  recordedAt: '2022-11-23T02:00:00.000000Z',
  accountKind: null,
  actorUnit: null,
  port: null,
  userAgent: null,
  requestId: null,
  before: null,
  after: null,
  sealNumber: null,
  ...part,
});

it.each([
  [
    { objectType: 'submission', objectId: 'x', about: { form: 'DT01', period: '2021', name: 'Xã Đàm Thủy' } },
    'Phiếu số liệu: DT01 · Năm 2021 · Xã Đàm Thủy',
  ],
  [{ objectType: 'account', objectId: 'x', about: { form: null, period: null, name: 'lan' } }, 'Tài khoản: lan'],
  [{ objectType: 'form', objectId: 'DT01 2021', about: null }, 'Mẫu phiếu: DT01 · Năm 2021'],
  [{ objectType: 'form', objectId: 'DT01', about: null }, 'Mẫu phiếu: DT01'],
  [{ objectType: 'audit', objectId: null, about: null }, 'Nhật ký'],
  [{ objectType: 'la', objectId: '3', about: null }, 'la: 3'],
])('R27 a line of the trail says what it is about: %j', (part, text) => {
  expect(aboutWords(row(part), readers)).toBe(text);
});

it('R27 what was recorded reads as labelled lines', () => {
  const detail = {
    form: 'DT01',
    units: [7, 9],
    dueOn: '2022-11-30',
    forms: [{ form: 'DT01', period: '2021' }],
    former: null,
    kind: 'operator',
    notices: ['a', 'b'],
    la: true,
  };
  expect(factLines(detail, readers)).toEqual([
    ['Phiếu', 'DT01'],
    ['Đơn vị', 'Xã Đàm Thủy; 9'],
    ['Hạn nộp', '30/11/2022'],
    ['Phiếu và kỳ', 'DT01 · Năm 2021'],
    ['Loại tài khoản', 'thành viên Tổ công tác'],
    ['Số thông báo', '2'],
    ['la', 'có'],
  ]);
  expect(factLines({ cells: Array.from({ length: 12 }, (_, index) => `A${index}`) }, readers)[0]?.[1]).toMatch(
    /^A0; .*A9; và 2 mục khác$/,
  );
});
