import type { FormValues, ListRow } from '../../../../forms/rules/values.ts';
import { type Cells, chanceOf, putGroups, putNone, putRow, withList } from '../cells.ts';
import { type ByGroup, byGroup, minorities, sumGroups } from '../groups.ts';
import type { CommuneYear } from '../province.ts';
import { drawCount, drawOne } from '../random.ts';
import { pairOf } from '../spread.ts';

const leaving = ['Đắk Lắk', 'Đắk Nông', 'Lâm Đồng'] as const;
const coming = ['Hà Giang', 'Bắc Kạn', 'Lạng Sơn'] as const;
/** Households on the move in a quarter, of a thousand. */
const PER_THOUSAND = 0.35;

/** DT15: free migration in one quarter. The list says where those who left went, household for household. */
export function migrationForm(place: CommuneYear, periodId: string): FormValues {
  const cells: Cells = {};
  const key = (row: string) => [...chanceOf('DT15', place).key(row), periodId];
  const count = (row: string, share: number) =>
    byGroup((group) =>
      group === 'KINH'
        ? 0
        : drawCount((place.byGroup[group].households * PER_THOUSAND * share) / 1000, ...key(row), group),
    );
  const put = (row: string, values: ByGroup) => {
    putGroups(cells, row, values, minorities);
    cells[`${row}.TS`] = `${sumGroups(values, minorities)}`;
  };
  const [out, inward] = [count('A01', 1), count('A03', 0.5)];
  put('A01', out);
  put('A02', peopleOf(out));
  put('A03', inward);
  put('A04', peopleOf(inward));
  put('A05', count('A05', 0.3));
  put('A06', count('A06', 2));
  for (const row of ['C01', 'C02', 'C03']) {
    if (!place.border) putNone(cells, row, ['TS', 'DTTS']);
    else
      putRow(cells, row, pairOf(drawCount(row === 'C01' ? 2.5 : 0.4, ...key(row)), place.minorityShare, ...key(row)));
  }
  return withList(cells, 'B', [...direction('đi', out, leaving, key), ...direction('đến', inward, coming, key)]);
}

function direction(
  which: 'đi' | 'đến',
  households: ByGroup,
  places: readonly [string, ...string[]],
  key: (row: string) => (string | number)[],
): ListRow[] {
  return minorities
    .filter((group) => households[group] > 0)
    .map((group) => ({
      id: `${which === 'đi' ? 'out' : 'in'}-${group.toLowerCase()}`,
      values: {
        TINH: drawOne(places, ...key('B'), which, group),
        HUONG: which,
        HO: `${households[group]}`,
        NK: `${peopleOf(households)[group]}`,
        LYDO: 'Thiếu đất sản xuất (minh họa)',
      },
    }));
}

function peopleOf(households: ByGroup): ByGroup {
  return byGroup((group) => Math.ceil(households[group] * 4.5));
}
