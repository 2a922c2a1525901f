import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupSaid, pastedSheet, readMembers } from './read-members.ts';
import { begun, settled } from './settle.ts';
import { standingOf } from './standing.ts';

const groups = [
  { code: 'I', label: 'Khu vực I' },
  { code: 'II', label: 'Khu vực II' },
  { code: 'III', label: 'Khu vực III' },
];
const unit = (key: string, code: string, name: string, district: string) => ({ key, code, name, district });
const units = [
  unit('1', '01495', 'Xã Đàm Thủy', 'Huyện Trùng Khánh'),
  unit('2', '01501', 'Xã Chí Viễn', 'Huyện Trùng Khánh'),
  unit('3', '01477', 'Thị trấn Trùng Khánh', 'Huyện Trùng Khánh'),
  unit('4', '01558', 'Xã Quang Trung', 'Huyện Hạ Lang'),
  unit('5', '01720', 'Xã Quang Trung', 'Huyện Hòa An'),
];
const read = (text: string) => readMembers(units, groups, pastedSheet(text));

describe('R44 a list of a classification, read from what was pasted', () => {
  it('a table as officials send it: running number, district in its own line, name and region', () => {
    const { members, problems, skipped } = read(
      [
        'DANH SÁCH XÃ KHU VỰC III, II, I',
        'TT\tTên xã\tThuộc khu vực',
        '\tHuyện Trùng Khánh\t',
        '1\tXã Đàm Thủy\tII',
        '2\tChi Vien\tXã khu vực III',
        '3\tTT Trùng Khánh\tKhu vực I',
        '\tHuyện Hạ Lang\t',
        '1\tXã Quang Trung\tIII',
      ].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(members).toEqual([
      { unit: '1', group: 'II' },
      { unit: '2', group: 'III' },
      { unit: '3', group: 'I' },
      { unit: '4', group: 'III' },
    ]);
    expect(skipped).toBe(4);
  });

  it('codes find their units too, without the zero that a spreadsheet drops; code and name that disagree are asked about', () => {
    expect(read('1495\tII\n1501\tIII').members).toEqual([
      { unit: '1', group: 'II' },
      { unit: '2', group: 'III' },
    ]);
    const { members, problems } = read('01495\tChí Viễn\tII\n01501\tXã Chí Viễn\tIII');
    expect(members).toEqual([{ unit: '2', group: 'III' }]);
    expect(problems).toMatchObject([{ line: 1, why: 'which', units: ['1', '2'], group: 'II' }]);
  });

  it('what does not match is named by its line and why, and is in no list', () => {
    const { members, problems } = read(
      'Xã Quang Trung;III\nXã Không Có;II\nXã Đàm Thủy;khu vực IV\nXã Chí Viễn;I\nXã Chí Viễn;II',
    );
    expect(members).toEqual([]);
    expect(problems.map(({ line, why, units: meant }) => [line, why, meant])).toEqual([
      [1, 'which', ['4', '5']],
      [2, 'unit', []],
      [3, 'group', ['1']],
      [4, 'twice', ['2']],
      [5, 'twice', ['2']],
    ]);
  });

  it('of a scheme with one group, lines need not say it', () => {
    const one = [{ code: 'ATK', label: 'Xã an toàn khu' }];
    expect(readMembers(units, one, pastedSheet('Đàm Thủy\nChí Viễn')).members).toEqual([
      { unit: '1', group: 'ATK' },
      { unit: '2', group: 'ATK' },
    ]);
  });

  it.each([
    ['III', 'III'],
    ['iii', 'III'],
    ['Khu vực III', 'III'],
    ['xã khu vực II', 'II'],
    ['KV I', 'I'],
    ['IV', undefined],
    ['', undefined],
  ])('the group that “%s” says', (text, group) => expect(groupSaid(groups, text)).toBe(group));

  it('whatever is pasted, each line is a member, a problem or skipped, and no unit stands twice', () => {
    const cell = fc.constantFrom(
      'Xã Đàm Thủy',
      'Quang Trung',
      'Huyện Hạ Lang',
      'III',
      'khu vực I',
      '01501',
      '12',
      '',
      '\u200b',
      'Xã',
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 12 }), (sheet) => {
        const { members, problems, skipped } = readMembers(units, groups, sheet);
        expect(members.length + problems.length + skipped).toBe(sheet.length);
        expect(new Set(members.map((member) => member.unit)).size).toBe(members.length);
      }),
    );
  });
});

describe('R44 what did not match is settled by the person', () => {
  const reading = read('Xã Quang Trung;III\nXã Không Có;II\nXã Chí Viễn;I');

  it('nothing is chosen for anybody, and what waits is counted', () => {
    expect(settled(reading, new Map())).toEqual({ members: [{ unit: '2', group: 'I' }], open: 2 });
    expect(reading.problems.map(begun)).toEqual([
      { unit: '', group: 'III', leftOut: false },
      { unit: '', group: 'II', leftOut: false },
    ]);
  });

  it('a chosen unit joins, a line left out does not, a unit that comes twice waits', () => {
    const choose = (unitKey: string) =>
      new Map([
        [1, { unit: unitKey, group: 'III', leftOut: false }],
        [2, { unit: '', group: '', leftOut: true }],
      ]);
    expect(settled(reading, choose('5'))).toEqual({
      members: [
        { unit: '2', group: 'I' },
        { unit: '5', group: 'III' },
      ],
      open: 0,
    });
    expect(settled(reading, choose('2')).open).toBe(1);
  });
});

describe('R44 where a unit stands', () => {
  it.each([
    ['no list on that day', undefined, '*'],
    ['named', { complete: false, group: 'III' }, 'III'],
    ['not named by a complete list', { complete: true, group: null }, ''],
    ['not named by a list known in part', { complete: false, group: null }, undefined],
  ])('%s', (_case, list, standing) => expect(standingOf(list)).toBe(standing));
});
