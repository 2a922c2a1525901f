import { afterEach, expect, it } from 'vitest';
import { problems } from '../problems/catalogue.ts';
import { names, tellNames } from './names.ts';

afterEach(() => tellNames({ board: 'Ban Dân tộc', phone: '' }));

it('R8 a sentence names whom the installation names, with the telephone where there is one', () => {
  expect(problems.unexpected[1]).toContain('gọi Ban Dân tộc và đọc mã hỗ trợ');
  tellNames({ board: 'Sở Dân tộc và Tôn giáo', phone: '0206 1234 567' });
  expect(names.support).toBe('Sở Dân tộc và Tôn giáo, điện thoại 0206 1234 567');
  expect(problems.unexpected[1]).toContain('gọi Sở Dân tộc và Tôn giáo, điện thoại 0206 1234 567 và đọc mã hỗ trợ');
  expect(problems['not-allowed'][1]).toContain('liên hệ Sở Dân tộc và Tôn giáo.');
});
