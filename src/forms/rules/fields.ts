import { groupLabel } from './axes.ts';
import type { Choice, Field } from './compiled.ts';
import type { AxisLeaf, CellOverride, EthnicGroup, ValueType } from './definition.ts';
import type { Problems } from './form-problems.ts';
import { isNumeric } from './resolve-names.ts';

/** Types as the designer's page calls them. */
const typeNames: Readonly<Record<ValueType, string>> = {
  integer: '“Số nguyên”',
  decimal: '“Số có phần lẻ”',
  percent: '“Phần trăm”',
  boolean: '“Có / Không”',
  choice: '“Chọn trong danh sách”',
  date: '“Ngày”',
  text: '“Chữ ngắn”',
  richtext: '“Đoạn văn”',
  ethnicGroup: '“Dân tộc”',
};

/** The settings of one cell: its own over its row's over its column's. */
export type Settings = Partial<AxisLeaf> & CellOverride;

/** Joins the axes where a cell stands; type stands on one of them, and two must not contradict each other. */
export const joinSettings = (
  override: CellOverride,
  row: AxisLeaf,
  column: AxisLeaf | undefined,
  where: string,
  problems: Problems,
): Settings => {
  if (override.type === undefined && row.type !== undefined && column?.type !== undefined && row.type !== column.type) {
    problems.add({
      where,
      message: `Dòng chọn kiểu ${typeNames[row.type]}, cột chọn kiểu ${typeNames[column.type]}. Bỏ kiểu ở dòng hoặc ở cột.`,
    });
  }
  const breakdown = column?.breakdown && row.breakdown ? { breakdown: { ...column.breakdown, ...row.breakdown } } : {};
  return { ...column, ...row, ...breakdown, ...override };
};

const choicesOf = (
  type: ValueType,
  settings: Settings,
  groups: readonly EthnicGroup[] | undefined,
): readonly Choice[] => {
  if (type === 'choice') {
    return (settings.options ?? []).map((option) => ({ value: option, label: option, aliases: [] }));
  }
  if (type !== 'ethnicGroup') return [];
  return (groups ?? []).map((group) => ({
    value: group.code,
    label: groupLabel(group),
    aliases: [group.name, ...(group.localName === undefined ? [] : [group.localName]), ...group.otherNames],
  }));
};

const decimalsOf = (type: ValueType, settings: Settings): number =>
  type === 'decimal' || type === 'percent' ? (settings.decimals ?? 2) : 0;

const lackOf = (type: ValueType | undefined, choices: readonly Choice[]): string | undefined => {
  if (type === undefined) return 'Chưa chọn kiểu ở dòng hoặc ở cột.';
  if (choices.length > 0) return undefined;
  if (type === 'choice') return 'Kiểu “Chọn trong danh sách” chưa có lựa chọn nào.';
  return type === 'ethnicGroup' ? 'Cần danh mục dân tộc cho kiểu dân tộc.' : undefined;
};

/** One field from its settings; reports a missing type and a choice without options. */
export const makeField = (
  code: string,
  label: string,
  settings: Settings,
  groups: readonly EthnicGroup[] | undefined,
  report: (message: string) => void,
): Field => {
  const type = settings.type ?? 'text';
  const choices = choicesOf(type, settings, groups);
  const lack = lackOf(settings.type, choices);
  if (lack !== undefined) report(lack);
  return {
    code,
    label,
    type,
    decimals: decimalsOf(type, settings),
    unit: settings.unit ?? '',
    choices,
    format: settings.format,
    allowNegative: isNumeric(type) && settings.allowNegative === true,
    required: settings.optional !== true,
    personal: settings.personal === true,
    learnt: isNumeric(type) && settings.learnt === true,
    guidance: settings.guidance,
  };
};
