import type { OverTime, ValueType } from '../../rules/definition.ts';
import type { CellKind } from '../../rules/design/design-grid.ts';

/** How the designer calls kinds of cells, types and ways of adding. */
export const cellKindWords: Readonly<Record<CellKind, string>> = {
  whole: 'số nguyên',
  places: 'số lẻ',
  computed: 'tự tính',
  greyed: 'để xám, không hỏi',
  text: 'chữ',
  choice: 'chọn trong danh sách',
  date: 'ngày',
  boolean: 'có hoặc không',
  group: 'dân tộc',
  unknown: 'chưa có kiểu',
};

/** What stands in a cell of the designer. */
export const cellSigns: Readonly<Record<CellKind, string>> = {
  whole: '0',
  places: '0,0',
  computed: 'ƒ',
  greyed: '',
  text: 'Aa',
  choice: '▾',
  date: 'ng',
  boolean: '✓',
  group: 'DT',
  unknown: '?',
};

export const typeWords: Readonly<Record<ValueType, string>> = {
  integer: 'Số nguyên',
  decimal: 'Số có phần lẻ',
  percent: 'Phần trăm',
  boolean: 'Có / Không',
  choice: 'Chọn trong danh sách',
  date: 'Ngày',
  text: 'Chữ ngắn',
  richtext: 'Đoạn văn',
  ethnicGroup: 'Dân tộc (theo danh mục)',
};

export const overTimeWords: Readonly<Record<OverTime, string>> = {
  flow: 'Cộng các kỳ (phát sinh trong kỳ)',
  stock: 'Lấy kỳ cuối (tại thời điểm)',
  first: 'Lấy kỳ đầu (đầu kỳ)',
  mean: 'Trung bình các kỳ',
  none: 'Không cộng',
};
