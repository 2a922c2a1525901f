import { figureWords } from '../../review/rules/difference.ts';

export const lineKinds = [
  'opened',
  'moved',
  'agrees',
  'note',
  'answered',
  'accepted',
  'sent-back',
  'assigned',
] as const;
export type LineKind = (typeof lineKinds)[number];

/** A line of a case's thread. Of a rule's lines the body holds the two figures as they were then, with a space between. */
export type Line = {
  readonly id: string;
  readonly kind: LineKind;
  readonly body: string | null;
  /** Null: a rule wrote it. */
  readonly unit: string | null;
};

type Pair = readonly [first: string, second: string];

const pairIn = ({ unit, body }: Line): Pair | undefined => {
  const [first, second] = unit === null ? (body ?? '').split(' ') : [];
  return first && second ? [first, second] : undefined;
};

const SHOWN = 200;
const briefly = (body: string | null): string => {
  const text = (body ?? '').replace(/\s+/gu, ' ').replace(/[.\s]+$/u, '');
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
};

/** What a person's line says, as a clause; undefined for the lines of a rule, which are said by the figures. */
const clauseOf = ({ kind, unit, body }: Line): string | undefined => {
  if (unit === null) return undefined;
  switch (kind) {
    case 'note':
      return `${unit} viết thêm: ${briefly(body)}`;
    case 'answered':
      return `${unit} đã kết luận: ${briefly(body)}`;
    case 'sent-back':
      return `${unit} trả lại kết luận: ${briefly(body)}`;
    case 'assigned':
      return `${unit} giao việc cho ${briefly(body)}`;
    case 'accepted':
      return `${unit} đã chấp nhận kết luận`;
    default:
      return undefined;
  }
};

/** What happened in a case after a line of its thread, in clauses: each side whose figure moved, before and now, then what was said. */
export const sinceLine = (
  thread: readonly Line[],
  last: string | undefined,
  [first, second]: readonly [first: string, second: string],
): readonly string[] => {
  const at = thread.findIndex(({ id }) => id === last);
  if (at === -1) return ['Hồ sơ đã có nội dung mới'];
  const before = thread
    .slice(0, at + 1)
    .map(pairIn)
    .findLast((pair) => pair !== undefined);
  const now = thread.map(pairIn).findLast((pair) => pair !== undefined);
  const moved = [first, second].flatMap((source, side) => {
    const [was, is] = [before?.[side], now?.[side]];
    if (was === undefined || is === undefined || was === is) return [];
    return [`Số theo ${source}: ${figureWords(was)} → ${figureWords(is)}`];
  });
  const said = thread.slice(at + 1).flatMap((line) => clauseOf(line) ?? []);
  return moved.length + said.length > 0 ? [...moved, ...said] : ['Số liệu đã thay đổi rồi trở lại như lúc được xem'];
};
