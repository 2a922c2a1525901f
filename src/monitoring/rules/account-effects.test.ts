import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allows, duties, verbs } from '../../sign-in/rules/permissions.ts';
import { type AccountFacts, accountEffects, type Holder, type Waiting } from './account-effects.ts';

const operator = (...held: string[]): Holder => ({ kind: 'operator', unitKind: 'board', duties: held });
const unitOf = (unitKind: Holder['unitKind']): Holder => ({ kind: 'unit', unitKind, duties: [] });
const beside = (holder: Holder, sameUnit = true) => ({ ...holder, sameUnit });
const waits = (group: Waiting['group'], count: number, more: Partial<Waiting> = {}): Waiting => ({
  group,
  count,
  begun: 0,
  firstDue: '2022-12-02',
  lastDue: '2022-12-02',
  ...more,
});
const facts = (holder: Holder, rest: Partial<AccountFacts> = {}): AccountFacts => ({
  holder,
  unit: 'Xã Đàm Thủy, huyện Trùng Khánh',
  others: [],
  waiting: [],
  ...rest,
});
const close = (of: AccountFacts) => accountEffects(of, { kind: 'close' }).map(({ words, grave }) => [grave, words]);

describe('R7 R37 what closing an account leaves undone', () => {
  it('the last approver: nobody approves, and the rounds that wait are named with their day', () => {
    const waiting = [waits('approve', 3, { firstDue: '2022-12-20', lastDue: '2022-12-28' })];
    expect(close(facts(operator('approval'), { others: [beside(operator('accounts'))], waiting }))).toEqual([
      [
        true,
        expect.stringMatching(
          /^Sau đó không còn ai giữ nhiệm vụ “Phê duyệt số liệu”: không ai .*phê duyệt, khóa số liệu/,
        ),
      ],
      [true, '3 biểu chờ phê duyệt (hạn 20/12/2022 đến 28/12/2022): không ai làm được cho đến khi có tài khoản khác.'],
    ]);
  });

  it('an approver beside the board’s own account: that one still may', () => {
    const others = [beside(unitOf('board'))];
    expect(close(facts(operator('approval'), { others, waiting: [waits('approve', 1)] }))).toEqual([
      [false, expect.stringContaining('các việc ấy còn tài khoản khác làm được')],
      [false, '1 biểu chờ phê duyệt (hạn 02/12/2022): còn 1 tài khoản khác làm được.'],
    ]);
  });

  it('the only auditor: nobody reads the trail; with a second one, one is left', () => {
    expect(close(facts(operator('audit')))).toEqual([
      [true, expect.stringMatching(/“Kiểm tra nhật ký”: không ai .*xem nhật ký hệ thống/)],
    ]);
    expect(close(facts(operator('audit'), { others: [beside(operator('audit'))] }))).toEqual([
      [false, 'Nhiệm vụ “Kiểm tra nhật ký” còn 1 người khác giữ.'],
    ]);
  });

  it('a district’s only checker with sheets that wait, and a unit’s only clerk with drafts', () => {
    const waiting = [waits('review', 12, { lastDue: '2022-12-05' }), waits('consolidate', 1)];
    expect(close(facts(unitOf('district'), { waiting }))).toEqual([
      [true, expect.stringMatching(/không còn tài khoản nào/)],
      [
        true,
        '12 phiếu đã nộp chờ kiểm tra (hạn 02/12/2022 đến 05/12/2022): không ai làm được cho đến khi có tài khoản khác.',
      ],
      [true, '1 bản chốt chờ ký (hạn 02/12/2022): không ai làm được cho đến khi có tài khoản khác.'],
    ]);
    expect(close(facts(unitOf('commune'), { waiting: [waits('fill', 3, { begun: 2 })] }))[1]).toEqual([
      true,
      '3 phiếu chưa nộp, 2 phiếu đang nhập dở (hạn 02/12/2022): không ai làm được cho đến khi có tài khoản khác.',
    ]);
  });

  it('operators of approval do not enter what the board’s own account has to fill', () => {
    const others = [beside(operator('approval'))];
    const waiting = [waits('fill', 1), waits('approve', 1)];
    expect(close(facts(unitOf('board'), { others, waiting })).map(([grave]) => grave)).toEqual([true, true, false]);
  });

  it('other duties: what is taken is computed as if closed, what is given is named; a handover says what is taken on', () => {
    const of = facts(operator('catalogue', 'campaigns'), { others: [beside(operator('campaigns'))] });
    expect(accountEffects(of, { kind: 'duties', duties: ['campaigns', 'leader'] }).map(({ words }) => words)).toEqual([
      expect.stringMatching(/^Sau đó không còn ai giữ nhiệm vụ “Danh mục, biểu mẫu”/),
      'Được giao thêm nhiệm vụ “Lãnh đạo theo dõi”.',
    ]);
    const waiting = [waits('returned', 1)];
    expect(accountEffects(facts(unitOf('commune'), { waiting }), { kind: 'handover' })).toEqual([
      { words: 'Người mới nhận tiếp 1 phiếu bị trả lại chưa nộp lại (hạn 02/12/2022).', grave: false },
    ]);
  });

  it('whoever holds what: it is grave exactly where something can be done before and by nobody afterwards', () => {
    const held = fc.uniqueArray(fc.constantFrom(...duties));
    const others = fc.array(
      fc.oneof(
        held.map((all) => beside(operator(...all))),
        fc
          .constantFrom<Holder['unitKind']>('board', 'district', 'commune')
          .map((kind) => beside(unitOf(kind), kind === 'board')),
      ),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(held, held, others, (before, after, around) => {
        const of = facts(operator(...before), { others: around });
        const told = accountEffects(of, { kind: 'duties', duties: after }).some(({ grave }) => grave);
        const nobody = verbs.some(
          (verb) => allows(of.holder, verb) && ![operator(...after), ...around].some((one) => allows(one, verb)),
        );
        const stillHeld = (duty: string) =>
          [after, ...around.map((one) => one.duties)].some((all) => all.includes(duty));
        // A verb of several duties is lost with the last of them.
        expect(told).toBe(nobody && before.some((duty) => !stillHeld(duty)));
      }),
    );
  });
});
