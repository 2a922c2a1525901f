import { expect, it } from 'vitest';
import { openSealed, seal } from './sealed-reply.ts';

it('R8 an answer with passwords opens only for the session that asked, and not once it was touched', () => {
  const answer = { accounts: [{ oneTimePassword: 'Rkwd-mpht-xeqa-472', note: 'Đàm Thủy' }] };
  const sealed = seal(answer, 'token');
  expect(sealed).not.toContain('Rkwd');
  expect(openSealed(sealed, 'token')).toEqual(answer);
  expect(seal(answer, 'token')).not.toBe(sealed);
  const touched = sealed.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'));
  for (const [content, token] of [
    [sealed, 'other'],
    [touched, 'token'],
    [null, 'token'],
  ] as const)
    expect(() => openSealed(content, token)).toThrow(/phiên làm việc trước/);
});
