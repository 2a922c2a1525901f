import type { AxisNode, FormDefinition } from '../definition.ts';
import { codeOf, findNode, isEthnic, nodesOf } from './tree.ts';

/** Fields of a definition as the designer's page calls them. */
const fieldWords: Readonly<Record<string, string>> = {
  '@place': 'vị trí',
  code: 'mã',
  title: 'tên',
  label: 'tên',
  sector: 'lĩnh vực',
  periodKinds: 'kỳ báo cáo',
  calendar: 'cách tính kỳ',
  basis: 'căn cứ',
  provenance: 'nguồn gốc',
  provenanceNote: 'ghi chú nguồn gốc',
  filledBy: 'đơn vị nhập',
  reportsFor: 'phạm vi mỗi phiếu',
  verifier: 'cơ quan xác thực',
  furtherVerifiers: 'cơ quan xác thực tiếp theo',
  consulted: 'cơ quan được hỏi ý kiến',
  sensitive: 'hạn chế người xem',
  readers: 'người được xem',
  guidance: 'hướng dẫn',
  orientation: 'chiều giấy',
  paper: 'khổ giấy',
  pagePerSection: 'mỗi mục một trang',
  type: 'kiểu',
  unit: 'đơn vị tính',
  decimals: 'số chữ số lẻ',
  options: 'các lựa chọn',
  list: 'danh mục mã',

  format: 'cách viết số',
  formula: 'công thức',
  condition: 'điều kiện áp dụng',
  overTime: 'cách cộng theo kỳ',
  overUnits: 'cách cộng theo đơn vị',
  allowNegative: 'cho phép số âm',
  optional: 'không bắt buộc',
  learnt: 'cảnh báo ngoài khoảng thường gặp',
  indicator: 'chỉ tiêu',
  measure: 'số đo',
  breakdown: 'phân tổ',
  wins: 'ưu tiên công thức cột',
  personal: 'thông tin cá nhân',
  greyed: 'để xám',
  ethnicGroups: 'các dân tộc',
  section: 'mục',
  per: 'phạm vi kiểm tra',
  expression: 'điều kiện',
  severity: 'mức độ',
  message: 'lời nhắc',
  sentence: 'câu báo lỗi',
  floor: 'mức sàn',
  except: 'chỗ bỏ qua',
};

export const fieldWord = (field: string): string => fieldWords[field] ?? field;

/** `dòng A05 “Hộ nghèo cuối kỳ”`; a heading without a code by its name alone. */
export const nodeWords = (axis: 'rows' | 'columns', node: AxisNode): string => {
  const noun = axis === 'rows' ? 'dòng' : 'cột';
  if (isEthnic(node)) return `các ${noun} theo dân tộc`;
  const code = codeOf(node);
  if ('children' in node) return `nhóm ${noun} “${node.label}”`;
  return `${noun} ${code} “${node.label}”`;
};

const sectionWords = (definition: FormDefinition, parts: readonly string[]): string => {
  const [, code = '', kind, name = '', field] = parts;
  const section = definition.sections.find((one) => one.code === code);
  const whole = `mục ${code}${section ? ` “${section.title}”` : ''}`;
  if (kind === undefined) return whole;
  if (kind === 'cells') return `${field === undefined ? '' : `${fieldWord(field)} của `}ô ${name}`;
  if (kind !== 'rows' && kind !== 'columns') return `${fieldWord(kind)} của ${whole}`;
  const node = section && findNode(nodesOf(section, kind), name)?.node;
  const named = node ? nodeWords(kind, node) : `${kind === 'rows' ? 'dòng' : 'cột'} ${name}`;
  return field === undefined ? named : `${fieldWord(field)} của ${named}`;
};

/** A place that an edit touches (`touches.ts`), in words. */
export const placeWords = (definition: FormDefinition, place: string): string => {
  const parts = place.split('/');
  const [kind, name = '', field] = parts;
  if (kind === 'form') return `${fieldWord(name)} của phiếu`;
  if (kind === 'checks') return `${field === undefined ? '' : `${fieldWord(field)} của `}quy tắc ${name}`;
  if (kind === 'name') return `mã ${parts.at(-1) ?? ''}`;
  return sectionWords(definition, parts);
};
