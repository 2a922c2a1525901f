/** Sheets that pass every check, for tests: DT01 (population by ethnic group) and DT07 (poor households) of one commune. */
const GROUPS = ['TAY', 'NUNG', 'MONG', 'DAO', 'KINH', 'SANCHI', 'LOLO', 'KHAC'];

type Cells = Record<string, string>;

const perGroup = (row: string, value: (households: number) => number, size: number): Cells =>
  Object.fromEntries(GROUPS.map((group, index) => [`${row}.${group}`, String(value(size + index * 2))]));

const perRow = (rows: readonly string[], columns: Cells): Cells =>
  Object.fromEntries(
    rows.flatMap((row) => Object.entries(columns).map(([column, value]) => [`${row}.${column}`, value])),
  );

/** Four people a household; `size` households in the smallest group. */
export const dt01Cells = (size = 20): Cells => ({
  ...perGroup('A01', (h) => h, size),
  ...perGroup('A02', (h) => 4 * h, size),
  ...perGroup('A03', (h) => 2 * h, size),
  ...perGroup('A04', (h) => h, size),
  ...perGroup('A05', (h) => 2 * h, size),
  ...perGroup('A06', (h) => h, size),
  ...perRow(['B01', 'B02', 'B03', 'B04', 'B05'], { TS: '40', DTTS: '30', NU: '20', NU_DTTS: '15' }),
});

/** A tenth of the households of `dt01Cells(size)` poor at the end of the year. */
export const dt07Cells = (size = 20): Cells => ({
  ...perGroup('A01', (h) => h, size),
  ...perGroup('A02', () => 5, size),
  ...perGroup('A03', () => 2, size),
  ...perGroup('A04', () => 1, size),
  ...perGroup('A07', () => 3, size),
  ...perGroup('A09', () => 1, size),
  ...perRow(
    Array.from({ length: 12 }, (_, index) => `B${String(index + 1).padStart(2, '0')}`),
    { TS: '10', DTTS: '8' },
  ),
});

/** What Sở Y tế reports of one commune. */
export const dt11Cells = (): Cells => ({
  ...perRow(['A01', 'A02', 'A03', 'A04', 'A05'], { GT: '1' }),
  ...perRow(['B01', 'B02', 'B05', 'B06'], { TS: '40', DTTS: '30' }),
  ...perRow(['B03', 'B04', 'B07', 'B08'], { TS: '3', DTTS: '2' }),
});
