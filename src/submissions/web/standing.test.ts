import { describe, expect, it } from 'vitest';
import type { SubmissionRow } from '../contract.ts';
import { filledElsewhere, isWaiting, standingOf } from './standing.ts';

const COMMUNE = 1;
const OFFICE = 2;
const DISTRICT = 3;

const row = (reporter: number, changes: Partial<SubmissionRow> = {}): SubmissionRow => ({
  id: '',
  campaignId: '',
  form: 'DT11',
  formTitle: '',
  version: 1,
  period: '2021',
  periodName: 'Năm 2021',
  reporter: { id: reporter, name: '' },
  subject: { id: COMMUNE, name: '', path: '' },
  state: 'draft',
  dataVersion: 1,
  revision: 0,
  filled: 0,
  required: 21,
  dueOn: '2022-11-25',
  excusedReason: null,
  submittedAt: null,
  acceptedAt: null,
  approved: false,
  ...changes,
});

describe('how a sheet stands for its reader', () => {
  it('R37 a sheet that an office fills about the commune waits for the office, not for the commune', () => {
    expect([COMMUNE, DISTRICT, OFFICE].map((reader) => filledElsewhere(row(OFFICE), reader))).toEqual([
      true,
      true,
      false,
    ]);
    expect([COMMUNE, DISTRICT].map((reader) => filledElsewhere(row(COMMUNE), reader))).toEqual([false, false]);
    expect(filledElsewhere(row(OFFICE, { state: 'submitted' }), COMMUNE)).toBe(false);
  });

  it('R20 approval and excuse stand before the state of the sheet, and end the waiting', () => {
    const rows = [row(COMMUNE), row(COMMUNE, { excusedReason: 'Không có' }), row(COMMUNE, { approved: true })];
    expect(rows.map(standingOf)).toEqual(['draft', 'excused', 'approved']);
    expect(rows.map(isWaiting)).toEqual([true, false, false]);
  });
});
