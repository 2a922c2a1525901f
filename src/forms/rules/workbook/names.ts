/** The sheets of a form's workbook, and what stands on each line of its rows and columns before their settings. */
export const SHEETS = {
  form: 'Phiếu',
  sections: 'Các mục',
  nodes: 'Dòng và cột',
  cells: 'Ô riêng',
  checks: 'Quy tắc kiểm tra',
} as const;
export const AXIS_WORDS = { rows: 'Dòng', columns: 'Cột' } as const;
export const KIND_WORDS = { group: 'Nhóm', leaf: 'Chỉ tiêu', ethnic: 'Theo dân tộc' } as const;
export const NODE_HEADS = ['Mục', 'Dòng hay cột', 'Cấp', 'Loại', 'Mã', 'Tên'] as const;
