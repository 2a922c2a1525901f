import { enteredText } from '../../platform/text/entered-text.ts';
import { plainText } from './distinct-text.ts';

type Item = { readonly code: string; readonly label: string };
type Fault = { readonly line: number; readonly message: string };

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$/;
const textOf = (cell: unknown): string =>
  cell === null || cell === undefined || typeof cell === 'object' ? '' : enteredText(String(cell), 'line');

const faultOf = (code: string, label: string, seen: ReadonlySet<string>): string | undefined => {
  if (code === '' || label === '') return 'Dòng này thiếu mã hoặc tên.';
  if (!CODE.test(code))
    return `Mã “${code}” chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch nối, gạch dưới, dài nhất 20 ký tự.`;
  return seen.has(code) ? `Mã “${code}” bị trùng.` : undefined;
};

/** Codes and names of a sheet's first two columns, or of those headed `Mã` and `Tên`; what cannot be read by the number of its line. */
export const readCodeList = (rows: readonly (readonly unknown[])[]): { items: Item[]; problems: Fault[] } => {
  const heads = rows.slice(0, 20).map((row) => row.map((cell) => plainText(textOf(cell))));
  const head = heads.findIndex(
    (names) => names.some((name) => /^ma\b/.test(name)) && names.some((name) => /^ten\b/.test(name)),
  );
  const find = (pattern: RegExp, other: number): number =>
    head < 0 ? other : (heads[head]?.findIndex((name) => pattern.test(name)) ?? other);
  const [code, label] = [find(/^ma\b/, 0), find(/^ten\b/, 1)];
  const items: Item[] = [];
  const problems: Fault[] = [];
  const seen = new Set<string>();
  for (const [at, row] of rows.entries()) {
    const item = { code: textOf(row[code]), label: textOf(row[label]) };
    if (at <= head || (item.code === '' && item.label === '')) continue;
    const message = faultOf(item.code, item.label, seen);
    seen.add(item.code);
    if (message === undefined) items.push(item);
    else problems.push({ line: at + 1, message });
  }
  return { items, problems: problems.slice(0, 200) };
};
