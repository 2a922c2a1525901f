import { type Problem, type ProblemCode, problem } from './catalogue.ts';

/** The database is the last guard: a constraint's name maps to one problem. */
export type Constraints = Readonly<Record<string, ProblemCode>>;

type DatabaseError = { readonly code?: string; readonly constraint?: string };

/** SQLSTATE class 23 (integrity) and 40 (serialisation), as problems; anything else is not ours to explain. */
export const constraintProblem = (error: unknown, byName: Constraints = {}): Problem | undefined => {
  const { code, constraint } = (typeof error === 'object' && error !== null ? error : {}) as DatabaseError;
  const known = constraint === undefined ? undefined : byName[constraint];
  if (known !== undefined) return problem(known);
  if (code === '23503') return problem('in-use');
  if (code === '23505') return problem('already-exists');
  if (code === '22021' || code === '22P05')
    return problem('bad-request', { detail: 'Nội dung gửi lên có ký tự không lưu được (ký tự rỗng).' });
  if (code === '22007' || code === '22008')
    return problem('bad-request', { detail: 'Có ngày không tồn tại trong lịch.' });
  if (code === '22003') return problem('bad-request', { detail: 'Có số vượt quá giới hạn của hệ thống.' });
  if (code === '40001' || code === '40P01') return problem('unavailable');
  return undefined;
};
