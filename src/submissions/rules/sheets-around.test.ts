import { describe, expect, it } from 'vitest';
import type { SubmissionRow } from '../contract.ts';
import { nextSheet } from './next-sheet.ts';
import { previousSheet } from './previous-sheet.ts';

const unit = { id: 7, name: 'Đàm Thủy', path: 'xã Đàm Thủy' };
const sheet = (id: string, form: string, period: string, more: Partial<SubmissionRow> = {}): SubmissionRow => ({
  id,
  campaignId: null,
  form,
  formTitle: '',
  version: 1,
  period,
  periodName: '',
  reporter: unit,
  subject: unit,
  state: 'draft',
  dataVersion: 1,
  revision: 0,
  filled: 0,
  required: 1,
  dueOn: '2022-12-05',
  excusedReason: null,
  submittedAt: null,
  acceptedAt: null,
  approved: false,
  ...more,
});

describe('R16 what comes after a sheet is sent', () => {
  const late = sheet('late', 'DT03', '2022', { dueOn: '2022-11-30' });
  const returned = sheet('returned', 'DT07', '2022', { state: 'returned' });
  const plain = sheet('plain', 'DT04', '2022');
  it.each([
    ['what was returned, before what is late', [plain, late, returned], 'returned'],
    ['then what is due first', [plain, late], 'late'],
    ['then the form', [sheet('b', 'DT05', '2022'), plain], 'plain'],
    ['not the sheet itself', [sheet('sent', 'DT01', '2022')], undefined],
    [
      'not what is sent, excused, approved, or filled by somebody else',
      [
        sheet('1', 'DT01', '2022', { state: 'submitted' }),
        sheet('2', 'DT01', '2022', { excusedReason: 'Thiên tai' }),
        sheet('3', 'DT01', '2022', { approved: true }),
        sheet('4', 'DT01', '2022', { reporter: { id: 8, name: 'Trùng Khánh' } }),
      ],
      undefined,
    ],
  ])('%s', (_what, rows, expected) => expect(nextSheet(rows, 'sent', unit.id)?.id).toBe(expected));
});

describe('R16 the list of the period before', () => {
  const now = sheet('now', 'DT19', '2022');
  const sent = { revision: 1, state: 'accepted' as const };
  it.each([
    ['the latest before', [sheet('a', 'DT19', '2020', sent), sheet('b', 'DT19', '2021', sent)], 'b'],
    ['not later, not the same', [now, sheet('c', 'DT19', '2023', sent)], undefined],
    [
      'not of another kind, form or unit',
      [
        sheet('d', 'DT19', '2021-Q4', sent),
        sheet('e', 'DT15', '2021', sent),
        sheet('f', 'DT19', '2021', { ...sent, subject: { ...unit, id: 8 } }),
      ],
      undefined,
    ],
    [
      'only what was sent and not withdrawn',
      [
        sheet('g', 'DT19', '2021'),
        sheet('h', 'DT19', '2021', { ...sent, state: 'withdrawn' }),
        sheet('i', 'DT19', '2019', sent),
      ],
      'i',
    ],
  ])('%s', (_what, rows, expected) => expect(previousSheet(rows, now)?.id).toBe(expected));
});
