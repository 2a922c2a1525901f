import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GroupSaid, groupSentence } from './group-words.ts';
import type { ReadProblem } from './read-members.ts';
import { askedGroup, groupKey, parseGroupKey } from './scheme.ts';
import { begun, type Choice, settled } from './settle.ts';
import { standingOf } from './standing.ts';

describe('R44 where a unit stands on a day', () => {
  it.each([
    ['no list holds', undefined, '*'],
    ['it is named', { complete: false, group: 'III' }, 'III'],
    ['it is named in a complete list', { complete: true, group: 'I' }, 'I'],
    ['it is not named in a complete list', { complete: true, group: null }, ''],
    ['it is not named in a list known in part', { complete: false, group: null }, undefined],
  ] as const)('%s', (_why, list, standing) => {
    expect(standingOf(list)).toBe(standing);
  });
});

const problem = (line: number, wish: Partial<ReadProblem> = {}): ReadProblem => ({
  line,
  words: `dòng ${line}`,
  why: 'unit',
  units: [],
  group: null,
  ...wish,
});
const choice = (unit: string, group: string, leftOut = false): Choice => ({ unit, group, leftOut });

describe('R44 lines that did not match are settled by a person', () => {
  it('a line whose group alone is missing, or that came twice, begins with its unit', () => {
    expect(begun(problem(1, { why: 'group', units: ['01495'] }))).toEqual(choice('01495', ''));
    expect(begun(problem(1, { why: 'twice', units: ['01495'], group: 'I' }))).toEqual(choice('01495', 'I'));
    expect(begun(problem(1, { why: 'which', units: ['01495', '01501'], group: 'I' }))).toEqual(choice('', 'I'));
  });

  const members = [{ unit: '01495', group: 'I' }];
  it.each([
    ['nobody said anything', [], 1, 1],
    ['a unit and a group', [choice('01501', 'II')], 2, 0],
    ['a unit without a group', [choice('01501', '')], 1, 1],
    ['left out', [choice('', '', true)], 1, 0],
    ['a unit that stands already', [choice('01495', 'II')], 1, 1],
  ])('%s', (_what, choices, written, open) => {
    const said = new Map(choices.map((one, at) => [at + 1, one]));
    const outcome = settled({ members, problems: [problem(1)], skipped: 0 }, said);
    expect([outcome.members.length, outcome.open]).toEqual([written, open]);
    expect(outcome.members[0]).toEqual(members[0]);
  });

  it('two lines that choose the same unit both wait', () => {
    const said = new Map([
      [1, choice('01501', 'I')],
      [2, choice('01501', 'II')],
    ]);
    expect(settled({ members, problems: [problem(1), problem(2)], skipped: 0 }, said)).toEqual({ members, open: 2 });
  });

  it('whatever is chosen: no unit is written twice, and each line is written, left out or waits', () => {
    const unit = fc.constantFrom('', 'a', 'b', 'c', 'd', 'e');
    const choices = fc.array(fc.record({ unit, group: fc.constantFrom('', 'I', 'II'), leftOut: fc.boolean() }), {
      maxLength: 8,
    });
    const matched = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'));
    fc.assert(
      fc.property(matched, choices, (units, chosen) => {
        const read = {
          members: units.map((one) => ({ unit: one, group: 'I' })),
          problems: chosen.map((_one, at) => problem(at + 1)),
          skipped: 0,
        };
        const { members: written, open } = settled(read, new Map(chosen.map((one, at) => [at + 1, one])));
        expect(new Set(written.map((one) => one.unit)).size).toBe(written.length);
        expect(written.every((one) => one.unit !== '' && one.group !== '')).toBe(true);
        const leftOut = chosen.filter((one) => one.leftOut).length;
        expect(written.length - units.length + open + leftOut).toBe(chosen.length);
      }),
    );
  });
});

describe('R44 a group in addresses and sentences', () => {
  it('is read back from what was written; anything else is no group', () => {
    expect(parseGroupKey(groupKey('KV', 'III'))).toEqual({ scheme: 'KV', group: 'III' });
    for (const text of [
      null,
      undefined,
      '',
      'KV',
      'KV:',
      ':III',
      'kv:III',
      'KV:III:I',
      'KV:I II',
      `K:${'x'.repeat(40)}`,
    ])
      expect(parseGroupKey(text)).toBeUndefined();
    expect(askedGroup('KV:III')).toBe('KV:III');
    expect(askedGroup("KV:'; drop table unit")).toBeUndefined();
  });

  it('says which units, as of which day, by which document, and what is not known', () => {
    const said: GroupSaid = {
      schemeTitle: 'Khu vực theo trình độ phát triển',
      label: 'Khu vực III',
      day: '2021-12-31',
      legalBasis: 'Quyết định 861/QĐ-TTg',
      illustrative: false,
      complete: true,
    };
    expect(groupSentence(said)).toBe(
      'Chỉ tính các đơn vị thuộc Khu vực III (Khu vực theo trình độ phát triển), tại ngày 31/12/2021, theo Quyết định 861/QĐ-TTg.',
    );
    const partly = groupSentence({ ...said, complete: false, illustrative: true });
    expect(partly).toContain('danh sách minh họa');
    expect(partly).toMatch(/chưa đủ: đơn vị chưa biết thuộc nhóm nào không được tính\.$/);
  });
});
