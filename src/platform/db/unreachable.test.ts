import { expect, test } from 'vitest';
import { toProblem } from '../http/errors.ts';

const coded = (code: string) => Object.assign(new Error('x'), { code });

test('R50 a database that is away, stopping, full or that keeps one waiting answers 503, whatever words the driver finds', () => {
  for (const code of ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '53300', '55P03', '08006', '40001', '40P01'])
    expect([code, toProblem(coded(code)).code]).toEqual([code, 'unavailable']);
  for (const words of [
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Client was closed and is not queryable',
  ])
    expect(toProblem(new Error(words)).code).toBe('unavailable');
});

test('R50 an error of our own stays one, and a number too large is the sender’s', () => {
  expect(toProblem(coded('42P01')).code).toBe('unexpected');
  expect(toProblem(new Error('cannot read properties of undefined')).code).toBe('unexpected');
  expect(toProblem(coded('22003')).code).toBe('bad-request');
});

test('R50 a full disk is told as such, and what runs out for a moment as “try again”, each with its status', () => {
  for (const code of ['53100', 'ENOSPC', 'EDQUOT'])
    expect([code, toProblem(coded(code)).code, toProblem(coded(code)).status]).toEqual([code, 'storage-full', 507]);
  for (const code of ['53000', '53200', '57P05', '25P03', 'EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN'])
    expect([code, toProblem(coded(code)).code, toProblem(coded(code)).status]).toEqual([code, 'unavailable', 503]);
});
