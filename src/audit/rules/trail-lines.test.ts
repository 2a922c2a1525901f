import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type TrailLine, trailHead, trailLine } from './trail-lines.ts';

const event: TrailLine = {
  id: 7,
  sealNumber: 3,
  at: new Date('2022-11-23T02:00:00.123Z'),
  recordedAt: '2022-11-23T02:00:00.123456Z',
  account: 'damthuy.trungkhanh',
  accountKind: 'unit',
  custodian: 'Hoàng Thị Lan',
  actorUnit: 'xã Đàm Thủy',
  unit: 'xã Đàm Thủy',
  action: 'submission.submit',
  objectType: 'submission',
  objectId: '5f0c1c5e-6a0e-4a7e-9a43-0d3b6f1d2e10',
  result: 'done',
  reason: null,
  address: '10.0.0.1',
  port: 51234,
  userAgent: null,
  requestId: 'r-1',
  before: null,
  after: 'sha256:00',
  detail: { revision: 1 },
  digest: 'sha256:11',
};

it('R27 an exported line stands under its heads, each fact in its place, nothing for what is not there', () => {
  const named = Object.fromEntries(trailHead.map((head, at) => [head, trailLine(event)[at]]));
  expect(named).toMatchObject({
    'Mã dòng': '7',
    'Số niêm phong': '3',
    'Thời gian (UTC)': '2022-11-23T02:00:00.123Z',
    'Thời gian ghi vào cơ sở dữ liệu (UTC)': '2022-11-23T02:00:00.123456Z',
    'Công chức được giao': 'Hoàng Thị Lan',
    'Lý do': '',
    Cổng: '51234',
    'Mã kiểm chứng trước': '',
    'Mã kiểm chứng sau': 'sha256:00',
    'Nội dung ghi kèm': '{"revision":1}',
    'Mã kiểm chứng': 'sha256:11',
  });
  expect(trailLine(event)).toHaveLength(trailHead.length);
  expect(new Set(trailHead).size).toBe(trailHead.length);
});

it('R27 whatever was noted with it reads back as it was', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (detail) => {
      const line = trailLine({ ...event, detail });
      expect(JSON.parse(line[trailHead.indexOf('Nội dung ghi kèm')] ?? '')).toEqual(JSON.parse(JSON.stringify(detail)));
      expect(line.every((text) => typeof text === 'string')).toBe(true);
    }),
  );
});
