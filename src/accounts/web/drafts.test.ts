import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalsOf } from '../../../tests/world/takes.ts';
import { handOver } from '../contract/handover.ts';
import { askForAccount } from '../contract/requests.ts';
import { setCustodian, setUp } from '../contract.ts';
import { namesCustodian, requestKinds } from '../rules/account-life.ts';
import { type AskDraft, askBody, askErrors, blankAsk, isWhole } from './ask-draft.ts';
import { custodianErrors, noCustodian, trimmed } from './custodian.ts';
import { blankHandover, handoverErrors } from './handover-draft.ts';
import { words } from './messages-life.ts';
import { noPaper, paperErrors, paperWish } from './paper.ts';
import { blankSetup, bodyOf, errorOf, isComplete } from './setup-fields.ts';

const today = '2022-11-23';
const file = { id: '5f0c1c5e-6a0e-4a7e-9a43-0d3b6f1d2e10', name: 'van-ban.pdf', size: 10 };
const paper = { number: '35/UBND-VP', day: '2022-11-21', signer: '', files: [file] };
const hoa = {
  fullName: 'Nông Thị Hoa',
  position: 'Công chức',
  section: 'Văn phòng',
  phone: '0912',
  email: 'hoa@cb.vn',
};
const whole: AskDraft = { paper, custodian: hoa, changedOn: '2022-11-20', username: 'chivien', reason: 'Theo văn bản' };

/** What somebody types into one line: letters, blanks around, an at sign now and then. */
const typed = (most: number) =>
  fc.string({ unit: fc.constantFrom('a', 'Ủ', '1', ' ', '@', '.'), maxLength: Math.min(most, 14) });
const custodian = fc.record({
  fullName: typed(200),
  position: typed(200),
  section: typed(200),
  phone: typed(30),
  email: fc.oneof(typed(200), fc.constantFrom('hoa@cb.vn', ' hoa@cb.vn ')),
});
const day = fc.constantFrom('', '2022-11-20', today, '2022-11-24');
const papers = fc.record({
  number: typed(200),
  day,
  signer: typed(200),
  files: fc.constantFrom([], [file]),
});

describe('R7 a request about an account as it is typed', () => {
  it.each<[string, Partial<AskDraft>, string[]]>([
    ['all of it', {}, []],
    ['no reason', { reason: ' ' }, ['reason']],
    ['no file', { paper: { ...paper, files: [] } }, ['paper.files']],
    ['a paper of tomorrow', { paper: { ...paper, day: '2022-11-24' } }, ['paper.day']],
    ['no custodian', { custodian: noCustodian }, ['fullName', 'position', 'section', 'phone', 'email']],
    ['no mail address', { custodian: { ...hoa, email: 'hoa' } }, ['email']],
    ['a change to come', { changedOn: '2022-11-24' }, ['changedOn']],
  ])('%s', (_name, change, wrong) => {
    const { paper: ofPaper, custodian: ofCustodian, ...rest } = askErrors('handover', { ...whole, ...change }, today);
    const fields = [...Object.keys(rest), ...Object.keys(ofPaper).map((name) => `paper.${name}`)];
    expect([...fields, ...Object.keys(ofCustodian)]).toEqual(wrong);
  });

  it('asks only for what its kind names', () => {
    for (const kind of requestKinds) {
      const bare = { ...blankAsk, paper, reason: 'Theo văn bản' };
      expect([kind, isWhole(askErrors(kind, bare, today))]).toEqual([kind, !namesCustodian(kind)]);
      const body = askBody(kind, 7, whole);
      expect([kind, 'custodian' in body, 'changedOn' in body, 'username' in body]).toEqual([
        kind,
        namesCustodian(kind),
        kind === 'handover',
        kind === 'open',
      ]);
    }
  });

  it('what the page finds whole, the contract takes', () => {
    const draft = fc.record({
      paper: papers,
      custodian,
      changedOn: day,
      username: fc.constant(''),
      reason: typed(200),
    });
    fc.assert(
      fc.property(fc.constantFrom(...requestKinds), draft, (kind, one) => {
        fc.pre(isWhole(askErrors(kind, one, today)));
        expect(refusalsOf(askForAccount, askBody(kind, 7, one))).toEqual([]);
      }),
      { numRuns: 300, maxSkipsPerRun: 2000 },
    );
  });
});

describe('R5 the five fields of a custodian', () => {
  it('are sent without the blanks around them', () => {
    expect(trimmed({ ...hoa, fullName: ' Nông Thị Hoa\n' })).toEqual(hoa);
  });

  it('are right on the page exactly where the contract takes them', () => {
    fc.assert(
      fc.property(custodian, (one) => {
        const right = Object.keys(custodianErrors(one)).length === 0;
        expect({ one, right }).toEqual({ one, right: refusalsOf(setCustodian, trimmed(one)).length === 0 });
      }),
      { numRuns: 500 },
    );
  });
});

describe('R6 a handover as it is typed', () => {
  it.each([
    ['', today, null, { changedOn: words.missing }],
    ['2022-11-24', '2022-11-24', null, { changedOn: words.future, reportedOn: words.future }],
    ['2022-11-20', '', null, { reportedOn: words.missing }],
    ['2022-11-20', '2022-11-19', null, { reportedOn: words.reportedBefore }],
    ['2022-11-20', today, 'Nông Thị  hoà', {}],
    ['2022-11-20', today, 'NÔNG THỊ HOA', { samePerson: words.samePerson }],
    ['2022-11-20', '2022-11-20', null, {}],
  ])('changed %j, reported %j, held by %j', (changedOn, reportedOn, current, errors) => {
    const draft = { ...blankHandover(today), custodian: hoa, changedOn, reportedOn };
    expect(handoverErrors(draft, today, current)).toEqual(errors);
  });

  it('what the page finds right, the contract takes', () => {
    fc.assert(
      fc.property(papers, custodian, day, day, (ofPaper, one, changedOn, reportedOn) => {
        const draft = { paper: ofPaper, custodian: one, changedOn, reportedOn };
        const errors = {
          ...paperErrors(ofPaper, today),
          ...custodianErrors(one),
          ...handoverErrors(draft, today, null),
        };
        fc.pre(Object.keys(errors).length === 0);
        const body = { letter: paperWish(ofPaper), custodian: trimmed(one), changedOn, reportedOn };
        expect(refusalsOf(handOver, body)).toEqual([]);
      }),
      { numRuns: 200, maxSkipsPerRun: 5000 },
    );
  });

  it('a paper nobody filled lacks all three', () => {
    expect(Object.keys(paperErrors(noPaper, today))).toEqual(['number', 'day', 'files']);
  });
});

describe('R2 setting up as it is typed', () => {
  const right = {
    ...blankSetup,
    secret: 'mot-hai-ba-bon',
    code: '04',
    name: 'Cao Bằng',
    fullName: 'Tỉnh Cao Bằng',
    from: '2019-01-01',
    boardCode: 'BDT',
    boardName: 'Ban Dân tộc',
    phone: '0206 3852 000',
    email: 'bdt@caobang.example',
    address: 'Cao Bằng',
    username: 'quan-tri',
    password: 'Nui-Non-Nuoc-2022!',
  };

  it('is complete, and the contract takes it', () => {
    expect(isComplete(right)).toBe(true);
    expect(refusalsOf(setUp, bodyOf(right, hoa))).toEqual([]);
  });

  it.each([
    ['code', '4'],
    ['code', '004'],
    ['boardCode', 'bdt'],
    ['boardCode', 'B'],
    ['username', 'Quản trị'],
    ['username', 'q'],
    ['secret', 'ngắn'],
    ['name', '  '],
    ['from', ''],
  ] as const)('%s %j is said to be wrong before it is sent, and the contract would refuse it', (name, value) => {
    const wrong = { ...right, [name]: value };
    expect(errorOf(wrong, name)).toBeTruthy();
    expect(refusalsOf(setUp, bodyOf(wrong, hoa))).not.toEqual([]);
  });
});
