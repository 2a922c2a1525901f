import { describe, expect, it } from 'vitest';
import type { SignedIn } from '../../../platform/ui/me.ts';
import { type Verb, verbsOf } from '../../../sign-in/rules/permissions.ts';
import { mayOpen } from './needs.ts';
import { liesIn, placesOf } from './places.ts';

type UnitKind = Parameters<typeof verbsOf>[0]['unitKind'];

const person = (unitKind: UnitKind, verbs: readonly Verb[]): SignedIn => ({
  account: { id: 'a', username: 'a', kind: 'unit', duties: [] },
  unit: { id: 1, code: '1', name: 'Đơn vị', path: 'Đơn vị', kind: unitKind },
  custodian: null,
  mustChangePassword: false,
  passwordExpiresInDays: null,
  deadlines: { reportDays: 7, reviewMonths: 6, issuedHours: 24 },
  names: { board: 'Ban Dân tộc', phone: '' },
  verbs,
  demonstration: false,
  today: '2022-11-23',
});
const unit = (unitKind: UnitKind) => person(unitKind, verbsOf({ kind: 'unit', unitKind, duties: [] }));
const operator = (...duties: string[]) => person('board', verbsOf({ kind: 'operator', unitKind: 'board', duties }));

describe('R35 the menu offers a role what it may do', () => {
  it.each([
    ['a commune', unit('commune'), ['/', '/phieu', '/dieu-chinh', '/tong-hop', '/bao-cao']],
    ['a district', unit('district'), ['/', '/phieu', '/kiem-tra', '/tong-hop', '/bao-cao']],
    ['a department', unit('department'), ['/', '/phieu', '/kiem-tra', '/tong-hop', '/bao-cao']],
    [
      'the catalogue and campaigns',
      operator('catalogue', 'campaigns'),
      ['/', '/dot-thu-thap', '/tong-hop', '/bao-cao', '/quan-tri/don-vi'],
    ],
    ['the accounts', operator('accounts'), ['/', '/quan-tri/tai-khoan']],
    ['the audit', operator('audit'), ['/', '/quan-tri/chinh-sach', '/nhat-ky']],
  ])('%s', (_who, me, places) => {
    const found = placesOf(me).map((place) => place.href);
    expect(found).toEqual(places);
    expect(found.length).toBeLessThanOrEqual(5);
  });

  it('R15 names the campaigns for who opens them, under the figures of the units for who also checks', () => {
    const named = (me: SignedIn) => placesOf(me).find(({ covers }) => covers.includes('/dot-thu-thap'))?.words;
    expect([named(operator('campaigns')), named(unit('district'))]).toEqual(['Đợt thu thập', 'Số liệu các đơn vị']);
  });

  it('says of every place in a menu that its person may open it, and of another’s that they may not', () => {
    const people = [unit('commune'), unit('district'), unit('department'), operator('accounts'), operator('audit')];
    const shut = people.flatMap((me) =>
      placesOf(me)
        .flatMap(({ href, inside }) => [href, ...inside.map((one) => one.href)])
        .filter((href) => !mayOpen(me, href)),
    );
    expect(shut).toEqual([]);
    expect(
      ['/quan-tri/tai-khoan/12', '/nhat-ky', '/tien-do/DT01/2021', '/dot-thu-thap', '/phieu/12'].map((path) =>
        mayOpen(unit('commune'), path),
      ),
    ).toEqual([false, false, false, true, true]);
  });

  it('knows in which place an address lies', () => {
    const [work, entry] = placesOf(unit('commune'));
    expect([
      work && liesIn('/phieu/12', work),
      entry && liesIn('/phieu/12', entry),
      entry && liesIn('/phieu-khac', entry),
    ]).toEqual([false, true, false]);
  });
});
