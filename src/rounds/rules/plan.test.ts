import { describe, expect, it } from 'vitest';
import { planRound, type RouteFacts, type StandingUnit } from './plan.ts';

const due = {
  dueCommune: '2022-01-10',
  dueDistrict: '2022-01-20',
  dueDepartment: '2022-01-30',
  dueBoard: '2022-02-05',
};
const unit = (id: number, kind: string, parentId: number | null): StandingUnit => ({ id, kind, parentId });
const [PROVINCE, BOARD, STATISTICS, HEALTH] = [1, 2, 3, 4];
const offices = [
  unit(PROVINCE, 'province', null),
  unit(BOARD, 'board', PROVINCE),
  unit(STATISTICS, 'department', PROVINCE),
  unit(HEALTH, 'department', PROVINCE),
];
const fourLevels = [
  ...offices,
  unit(10, 'district', PROVINCE),
  unit(11, 'district', PROVINCE),
  unit(20, 'commune', 10),
  unit(21, 'commune', 10),
  unit(22, 'commune', 11),
];
const withoutDistricts = [...offices, unit(20, 'commune', PROVINCE), unit(21, 'commune', PROVINCE)];
const route = (change: Partial<RouteFacts>): RouteFacts => ({
  filledBy: 'commune',
  reportsFor: null,
  verifierUnitIds: [STATISTICS],
  boardUnitId: BOARD,
  provinceUnitId: PROVINCE,
  units: fourLevels,
  ...change,
});

/** `20 fill 20 01-10`: on whom, what, by whom, by when. */
const stepsOf = (change: Partial<RouteFacts>, communes?: ReadonlySet<number>): string[] =>
  planRound(route(change), due, communes).steps.map(
    ({ subjectUnitId, position, action, actorUnitId, dueOn }) =>
      `${subjectUnitId} ${position} ${action} ${actorUnitId} ${dueOn.slice(5)}`,
  );

describe('who does what in a round', () => {
  it.each<[string, Partial<RouteFacts>, string[]]>([
    [
      'communes, in the four levels of the regulation',
      {},
      [
        '20 1 fill 20 01-10',
        '20 2 check 10 01-20',
        '21 1 fill 21 01-10',
        '21 2 check 10 01-20',
        '22 1 fill 22 01-10',
        '22 2 check 11 01-20',
        '10 3 sign 10 01-20',
        '10 4 verify 3 01-30',
        '11 3 sign 11 01-20',
        '11 4 verify 3 01-30',
        '1 5 approve 2 02-05',
      ],
    ],
    [
      'communes, in a tree without districts: the verifier checks, and its signature is the verification',
      { units: withoutDistricts },
      [
        '20 1 fill 20 01-10',
        '20 2 check 3 01-30',
        '21 1 fill 21 01-10',
        '21 2 check 3 01-30',
        '1 3 sign 3 01-30',
        '1 5 approve 2 02-05',
      ],
    ],
    [
      'communes, past the district: as in a tree without districts',
      { skipsDistrict: true },
      [
        '20 1 fill 20 01-10',
        '20 2 check 3 01-30',
        '21 1 fill 21 01-10',
        '21 2 check 3 01-30',
        '22 1 fill 22 01-10',
        '22 2 check 3 01-30',
        '1 3 sign 3 01-30',
        '1 5 approve 2 02-05',
      ],
    ],
    [
      'communes, past the district, with two verifiers in turn: the first signs, the second verifies',
      { skipsDistrict: true, verifierUnitIds: [STATISTICS, HEALTH], units: withoutDistricts },
      [
        '20 1 fill 20 01-10',
        '20 2 check 3 01-30',
        '21 1 fill 21 01-10',
        '21 2 check 3 01-30',
        '1 3 sign 3 01-30',
        '1 4 verify 4 01-30',
        '1 6 approve 2 02-05',
      ],
    ],
    [
      'communes, with two verifiers in turn',
      {
        verifierUnitIds: [STATISTICS, HEALTH],
        units: fourLevels.filter(({ id }) => id !== 21 && id !== 22 && id !== 11),
      },
      [
        '20 1 fill 20 01-10',
        '20 2 check 10 01-20',
        '10 3 sign 10 01-20',
        '10 4 verify 3 01-30',
        '10 5 verify 4 01-30',
        '1 6 approve 2 02-05',
      ],
    ],
    [
      'communes, two verifiers in a tree without districts: the first signs, the second verifies',
      { verifierUnitIds: [STATISTICS, HEALTH], units: withoutDistricts.filter(({ id }) => id !== 21) },
      ['20 1 fill 20 01-10', '20 2 check 3 01-30', '1 3 sign 3 01-30', '1 4 verify 4 01-30', '1 6 approve 2 02-05'],
    ],
    [
      'districts',
      { filledBy: 'district' },
      [
        '10 1 fill 10 01-20',
        '10 2 check 3 01-30',
        '11 1 fill 11 01-20',
        '11 2 check 3 01-30',
        '1 3 sign 3 01-30',
        '1 5 approve 2 02-05',
      ],
    ],
    ['a department for itself', { filledBy: 'department' }, ['3 1 fill 3 01-30', '1 5 approve 2 02-05']],
    [
      'a department for itself, with another that verifies it',
      { filledBy: 'department', verifierUnitIds: [STATISTICS, HEALTH] },
      ['3 1 fill 3 01-30', '3 2 check 4 01-30', '1 3 sign 4 01-30', '1 6 approve 2 02-05'],
    ],
    [
      'a department, one sheet per commune',
      { filledBy: 'department', reportsFor: 'commune' },
      ['20 1 fill 3 01-30', '21 1 fill 3 01-30', '22 1 fill 3 01-30', '1 5 approve 2 02-05'],
    ],
    [
      'a department, one sheet per district',
      { filledBy: 'department', reportsFor: 'district' },
      ['10 1 fill 3 01-30', '11 1 fill 3 01-30', '1 5 approve 2 02-05'],
    ],
    [
      'the board, which verifies itself',
      { filledBy: 'board', verifierUnitIds: [BOARD] },
      ['2 1 fill 2 02-05', '1 5 approve 2 02-05'],
    ],
    [
      'the board, verified by a department: nothing is due before what it rests on',
      { filledBy: 'board' },
      ['2 1 fill 2 02-05', '2 2 check 3 02-05', '1 3 sign 3 02-05', '1 5 approve 2 02-05'],
    ],
    [
      'the board, in a chain in which it stands itself',
      { filledBy: 'board', verifierUnitIds: [STATISTICS, BOARD] },
      ['2 1 fill 2 02-05', '2 2 check 3 02-05', '1 3 sign 3 02-05', '1 6 approve 2 02-05'],
    ],
    ['districts where there are none', { filledBy: 'district', units: withoutDistricts }, []],
  ])('R15 R20 a form of %s', (_name, change, steps) => {
    expect(stepsOf(change)).toEqual(steps);
  });

  it('R15 chosen communes narrow communes and only the districts that hold one of them', () => {
    const { submissions, consolidations } = planRound(route({}), due, new Set([22]));
    expect(submissions).toEqual([{ reporterId: 22, subjectId: 22 }]);
    expect(consolidations).toEqual([11]);
    expect(planRound(route({ filledBy: 'district' }), due, new Set([22])).submissions).toHaveLength(2);
  });

  it('R20 a commune below a commune-like level still finds its district', () => {
    const units = [...fourLevels, unit(30, 'agency', 11), unit(23, 'commune', 30)];
    expect(stepsOf({ units }, new Set([23]))).toContain('23 2 check 11 01-20');
  });
});
