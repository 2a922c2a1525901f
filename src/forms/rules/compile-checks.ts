import { parseRational, type Rational } from '../../platform/rules/rational.ts';
import type { Draft, DraftSection } from './build-sections.ts';
import { MAX_READS, parsingOnce, reporting } from './compile-formulas.ts';
import type { CheckInstance } from './compiled.ts';
import type { AxisLeaf, CheckDefinition } from './definition.ts';
import { parseExpression } from './expression/parser.ts';
import { type Expression, FormulaProblem } from './expression/syntax.ts';
import { expressionWords } from './expression/words.ts';
import { noReads, type Place, type Reads } from './form-index.ts';
import type { DefinitionProblem, Problems } from './form-problems.ts';
import type { Plan } from './plan.ts';
import { resolveExpression } from './resolve.ts';
import { parseTemplate, type Template } from './sentences/template.ts';

export type CompiledChecks = { readonly instances: readonly CheckInstance[]; readonly reads: readonly Reads[] };

type Site = { readonly at: string; readonly label: string; readonly place: Place; readonly overListRows: boolean };

const oneOf = (leaves: readonly AxisLeaf[], except: readonly string[] | undefined): AxisLeaf[] =>
  leaves.filter((leaf) => !except?.includes(leaf.code));

const sitesOf = (check: CheckDefinition, { section, rowLeaves, columnLeaves }: DraftSection): Site[] => {
  const { code, shape } = section;
  const once: Site = { at: '', label: '', place: { section: code }, overListRows: false };
  switch (check.per) {
    case 'row':
      if (shape === 'list') return [{ ...once, place: { section: code, list: code }, overListRows: true }];
      return oneOf(rowLeaves, check.except).map((row) => ({
        ...once,
        at: row.code,
        label: `dòng ${row.label}`,
        place: { section: code, row: row.code },
      }));
    case 'column':
      return oneOf(columnLeaves, check.except).map((column) => ({
        ...once,
        at: column.code,
        label: columnLeaves.length === 1 ? '' : `cột ${column.label}`,
        place: { section: code, column: column.code },
      }));
    default:
      return [once];
  }
};

const reportScope = (
  check: CheckDefinition,
  one: DraftSection,
  at: Pick<DefinitionProblem, 'where' | 'check'>,
  problems: Problems,
): void => {
  const { shape } = one.section;
  if (check.per === 'column' && shape !== 'table')
    problems.add({ ...at, message: 'Chỉ bảng mới kiểm tra theo từng cột.' });
  if (check.per === 'row' && shape === 'narrative')
    problems.add({ ...at, message: 'Phần lời văn không có dòng số liệu để kiểm tra.' });
  const leaves = check.per === 'row' ? one.rowLeaves : one.columnLeaves;
  for (const code of check.except ?? []) {
    if (!leaves.some((leaf) => leaf.code === code))
      problems.add({
        ...at,
        message: `Không có “${code}” trong mục này để bỏ qua. Sửa ô “Bỏ qua các mã” của quy tắc.`,
      });
  }
};

/** A floor belongs to `abs(…) <= …` alone: it is held against what stands within. */
const withFloor = (
  rule: Plan,
  text: string | undefined,
  { span }: Expression,
): { plan: Plan; floor: Rational | undefined } => {
  const floor = text === undefined ? undefined : parseRational(text);
  if (floor === undefined) return { plan: rule, floor };
  const isChange = rule.op === 'compare' && rule.left.op === 'abs' && ['<', '<='].includes(rule.comparison);
  if (!isChange) throw new FormulaProblem('Mức sàn chỉ đi với quy tắc dạng abs(…) <= ….', span);
  return { plan: { op: 'floored', rule, change: rule.left, floor }, floor };
};

/** The author's sentence; what stands in its braces must mean something where the check stands. */
const template = (draft: Draft, check: CheckDefinition, site: Site): Template | undefined => {
  if (check.sentence === undefined) return undefined;
  const parts = parseTemplate(check.sentence, parseExpression);
  for (const part of parts)
    if (part.kind === 'value') resolveExpression(draft.index, site.place, noReads(), part.expression);
  return parts;
};

const instanceAt = (
  draft: Draft,
  check: CheckDefinition,
  site: Site,
  expression: Expression,
  words: string,
  reads: Reads,
): CheckInstance => {
  const resolved = resolveExpression(draft.index, site.place, reads, expression);
  if (resolved.kind !== 'boolean') {
    throw new FormulaProblem('Quy tắc kiểm tra phải là một phép so sánh (đúng hoặc sai).', expression.span);
  }
  const involved = [...reads.cells].flatMap((cell) => draft.cells[cell] ?? []);
  const cells = [...involved.filter((cell) => cell.input), ...involved.filter((cell) => !cell.input)].map(
    (cell) => cell.code,
  );
  const { plan, floor } = withFloor(resolved.plan, check.floor, expression);
  return {
    id: check.id,
    section: check.section,
    at: check.per === 'cell' ? ([...reads.cells].map((cell) => draft.cells[cell]?.code)[0] ?? '') : site.at,
    place: site.label,
    severity: check.severity,
    message: check.message,
    sentence: template(draft, check, site),
    floor,
    overListRows: site.overListRows,
    expression,
    words,
    plan,
    resolve: (part) => resolveExpression(draft.index, site.place, noReads(), part).plan,
    cells,
    fields: site.overListRows ? [...reads.fields] : [],
    lists: [...new Set([...reads.lists, ...(site.overListRows ? [check.section] : [])])],
  };
};

const compileCheck = (
  draft: Draft,
  check: CheckDefinition,
  parse: (text: string) => Expression,
  problems: Problems,
) => {
  const at = { where: `${draft.index.form} › ${check.section} › ${check.id}`, check: check.id };
  const section = draft.sections.find((one) => one.section.code === check.section);
  if (!section) {
    problems.add({ ...at, message: `Không có mục ${check.section}.` });
    return [];
  }
  reportScope(check, section, at, problems);
  const words = reporting(problems, at, () => expressionWords(parse(check.expression))) ?? '';
  return sitesOf(check, section).flatMap((site) => {
    const reads = noReads();
    const instance = reporting(problems, at, () =>
      instanceAt(draft, check, site, parse(check.expression), words, reads),
    );
    return instance ? [{ instance, reads }] : [];
  });
};

/** Every check at every place where it stands. */
export const compileChecks = (
  draft: Draft,
  checks: readonly CheckDefinition[],
  problems: Problems,
  parse = parsingOnce(),
): CompiledChecks => {
  const seen = new Set<string>();
  for (const check of checks) {
    if (seen.has(check.id))
      problems.add({ where: `${draft.index.form} › ${check.id}`, check: check.id, message: 'Mã quy tắc bị trùng.' });
    seen.add(check.id);
  }
  const compiled: ReturnType<typeof compileCheck> = [];
  let readCount = 0;
  for (const check of checks) {
    const made = compileCheck(draft, check, parse, problems);
    compiled.push(...made);
    readCount += made.reduce((sum, { reads }) => sum + reads.cells.size, 0);
    if (readCount > MAX_READS) {
      problems.add({
        where: draft.index.form,
        message: 'Các quy tắc kiểm tra đọc quá nhiều ô; hãy bớt quy tắc hoặc khoảng cộng.',
      });
      break;
    }
  }
  return { instances: compiled.map((one) => one.instance), reads: compiled.map((one) => one.reads) };
};
