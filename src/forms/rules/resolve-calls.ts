import { toText } from '../../platform/rules/rational.ts';
import { type Call, type Expression, FormulaProblem, type Name } from './expression/syntax.ts';
import type { Plan } from './plan.ts';
import { isNumeric, type Resolved, resolveName, resolveRange } from './resolve-names.ts';
import { largestPlaces, type Resolver, resolveAs, resolvePart } from './resolver.ts';

const argument = (call: Call, at: number): Expression => {
  const part = call.arguments[at];
  if (part) return part;
  throw new FormulaProblem(`Hàm ${call.name} còn thiếu tham số thứ ${at + 1}.`, call.span);
};

const atMost = (call: Call, count: number): void => {
  const extra = call.arguments[count];
  if (extra) throw new FormulaProblem(`Hàm ${call.name} chỉ có ${count} tham số.`, extra.span);
};

const numbers = (resolver: Resolver, call: Call): Resolved[] => {
  argument(call, 0);
  return call.arguments.flatMap((part) => {
    if (part.kind !== 'range') return [resolveAs(resolver, part, 'number')];
    const cells = resolveRange(resolver.index, resolver.place, part, resolver.reads);
    if (cells.some((cell) => cell.kind !== 'number')) {
      throw new FormulaProblem('Trong khoảng này có ô không phải là số.', part.span);
    }
    return cells;
  });
};

type ListColumnName = { readonly section: string; readonly name: Name };

/** `B.HO` where B is a list of this form. */
const listColumn = (resolver: Resolver, part: Expression | undefined): ListColumnName | undefined => {
  if (part?.kind !== 'name' || part.parts.length !== 2) return undefined;
  const [section = '', column = ''] = part.parts;
  if (!resolver.index.fieldsOf.has(section)) return undefined;
  return { section, name: { kind: 'name', parts: [column], span: part.span } };
};

// Inside a list function the bare names are columns of the list.
const overList = (resolver: Resolver, section: string): Resolver => {
  resolver.reads.lists.add(section);
  return { ...resolver, place: { section, list: section } };
};

const condition = (resolver: Resolver, part: Expression | undefined): Plan | undefined =>
  part === undefined ? undefined : resolveAs(resolver, part, 'boolean').plan;

const resolveSum = (resolver: Resolver, call: Call): Resolved => {
  const column = listColumn(resolver, call.arguments[0]);
  if (!column) {
    const parts = numbers(resolver, call);
    const plan: Plan = { op: 'sum', parts: parts.map((part) => part.plan) };
    return { plan, kind: 'number', percentPlaces: largestPlaces(parts) };
  }
  atMost(call, 2);
  const rows = overList(resolver, column.section);
  const field = resolveAs(rows, column.name, 'number').plan;
  const filter = condition(rows, call.arguments[1]);
  return { plan: { op: 'total', section: column.section, field, condition: filter }, kind: 'number' };
};

const resolveCount = (resolver: Resolver, call: Call): Resolved => {
  atMost(call, 2);
  const part = argument(call, 0);
  const section = part.kind === 'name' && part.parts.length === 1 ? (part.parts[0] ?? '') : '';
  if (!resolver.index.fieldsOf.has(section)) {
    throw new FormulaProblem('Tham số đầu của count phải là mã của một danh sách trong phiếu.', part.span);
  }
  const filter = condition(overList(resolver, section), call.arguments[1]);
  return { plan: { op: 'count', section, condition: filter }, kind: 'number' };
};

const resolveUnique = (resolver: Resolver, call: Call): Resolved => {
  atMost(call, 2);
  const part = argument(call, 0);
  const column = listColumn(resolver, part);
  if (!column)
    throw new FormulaProblem('Tham số đầu của unique phải là một cột của danh sách, ví dụ A.XOM.', part.span);
  const rows = overList(resolver, column.section);
  const field = resolvePart(rows, column.name).plan;
  const filter = condition(rows, call.arguments[1]);
  return { plan: { op: 'unique', section: column.section, field, condition: filter }, kind: 'boolean' };
};

/** `sumSame(TIEN, TEN)`: what the rows of this list come to that have the same name as the row at hand. */
const resolveTogether = (resolver: Resolver, call: Call): Resolved => {
  const { list } = resolver.place;
  if (list === undefined)
    throw new FormulaProblem('Hàm sumSame chỉ dùng trong quy tắc xét từng dòng của một danh sách.', call.span);
  argument(call, 1);
  const names = call.arguments.map((part) => {
    if (part.kind === 'name' && part.parts.length === 1) return part;
    throw new FormulaProblem('Hàm sumSame chỉ nhận mã cột của danh sách: sumSame(TIEN, TEN).', part.span);
  });
  const field = resolveAs(resolver, argument(call, 0), 'number').plan;
  const keys = names.slice(1).map((part) => resolvePart(resolver, part).plan);
  resolver.reads.lists.add(list);
  const name = names.map(({ parts }) => parts[0]).join(' ');
  return { plan: { op: 'together', section: list, field, keys, name }, kind: 'number' };
};

type Earlier = 'previous' | 'previousInYear' | 'lastYear';

const resolveEarlier = (resolver: Resolver, call: Call, op: Earlier): Resolved => {
  atMost(call, 1);
  const part = argument(call, 0);
  if (part.kind !== 'name' || part.parts.length === 3 || resolver.place.list !== undefined) {
    throw new FormulaProblem('Trong ngoặc phải là một ô của phiếu này.', part.span);
  }
  // The cell of an earlier period is not read from this form: it makes no dependency here.
  const aside = { ...resolver.reads, cells: new Set<number>() };
  const { plan } = resolveName(resolver.index, resolver.place, part, aside);
  const cell = plan.op === 'cell' ? resolver.index.list[plan.index] : undefined;
  if (!cell || !isNumeric(cell.type)) throw new FormulaProblem('Chỉ lấy được số của kỳ trước.', part.span);
  resolver.reads[op] = true;
  const { code } = cell;
  const earlier = op === 'previousInYear' ? ({ op: 'previous', code, inYear: true } as const) : { op, code };
  return { plan: earlier, kind: 'number' };
};

const resolveIf = (resolver: Resolver, call: Call): Resolved => {
  atMost(call, 3);
  const test = resolveAs(resolver, argument(call, 0), 'boolean').plan;
  const whenTrue = resolvePart(resolver, argument(call, 1));
  const whenFalse = resolveAs(resolver, argument(call, 2), whenTrue.kind);
  const plan: Plan = { op: 'if', condition: test, whenTrue: whenTrue.plan, whenFalse: whenFalse.plan };
  return { plan, kind: whenTrue.kind };
};

const resolveRound = (resolver: Resolver, call: Call): Resolved => {
  atMost(call, 2);
  const operand = resolveAs(resolver, argument(call, 0), 'number').plan;
  const second = call.arguments[1];
  if (second === undefined) return { plan: { op: 'round', operand, places: 0 }, kind: 'number' };
  const places = second.kind === 'number' ? toText(second.value) : '';
  if (!/^[0-6]$/.test(places)) throw new FormulaProblem('Số chữ số thập phân là một số từ 0 đến 6.', second.span);
  return { plan: { op: 'round', operand, places: Number(places) }, kind: 'number' };
};

const resolveFilled = (resolver: Resolver, call: Call): Resolved => {
  atMost(call, 1);
  const part = argument(call, 0);
  if (part.kind !== 'name') throw new FormulaProblem('Trong ngoặc của filled phải là một ô.', part.span);
  return { plan: { op: 'filled', operand: resolvePart(resolver, part).plan }, kind: 'boolean' };
};

const schemeNames = (schemes: readonly { readonly code: string }[]): string =>
  schemes.length === 0 ? 'Chưa lập cách phân loại nào.' : `Hiện có: ${schemes.map(({ code }) => code).join(', ')}.`;

/** `group("KV")`: the codes of its groups are what it may be compared with. */
const resolveGroup = (resolver: Resolver, call: Call): Resolved => {
  atMost(call, 1);
  const part = argument(call, 0);
  if (part.kind !== 'text')
    throw new FormulaProblem(
      'Trong ngoặc của group là mã cách phân loại, trong ngoặc kép, ví dụ group("KV").',
      part.span,
    );
  const { schemes } = resolver.index.catalogue;
  const scheme = schemes?.find(({ code }) => code === part.value);
  if (schemes && !scheme)
    throw new FormulaProblem(`Không có cách phân loại “${part.value}”. ${schemeNames(schemes)}`, part.span);
  resolver.reads.schemes.add(part.value);
  const choices = scheme?.groups.map(({ code }) => ({ value: code, label: code, aliases: [] }));
  return { plan: { op: 'group', scheme: part.value }, kind: 'text', choices };
};

export const resolveCall = (resolver: Resolver, call: Call): Resolved => {
  switch (call.name) {
    case 'sum':
      return resolveSum(resolver, call);
    case 'min':
    case 'max':
      return { plan: { op: call.name, parts: numbers(resolver, call).map((part) => part.plan) }, kind: 'number' };
    case 'abs':
      atMost(call, 1);
      return { plan: { op: 'abs', operand: resolveAs(resolver, argument(call, 0), 'number').plan }, kind: 'number' };
    case 'round':
      return resolveRound(resolver, call);
    case 'if':
      return resolveIf(resolver, call);
    case 'previous':
      return resolveEarlier(resolver, call, 'previous');
    case 'previousinyear':
      return resolveEarlier(resolver, call, 'previousInYear');
    case 'sumsame':
      return resolveTogether(resolver, call);
    case 'lastyear':
      return resolveEarlier(resolver, call, 'lastYear');
    case 'count':
      return resolveCount(resolver, call);
    case 'unique':
      return resolveUnique(resolver, call);
    case 'filled':
      return resolveFilled(resolver, call);
    case 'group':
      return resolveGroup(resolver, call);
  }
};
