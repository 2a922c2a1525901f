import { expect, it } from 'vitest';
import { catalogueForms } from '../catalogue/read.ts';

it('R20 a form of the catalogue stands behind those that it quotes, so that the command can publish them one by one', () => {
  const forms = catalogueForms();
  const codes = forms.map(({ code }) => code);
  expect(codes.indexOf('DT02')).toBeLessThan(codes.indexOf('DT01'));
  for (const [at, form] of forms.entries()) {
    const later = codes.slice(at + 1).filter((code) => JSON.stringify(form).includes(`${code}.`));
    expect([form.code, later]).toEqual([form.code, []]);
  }
  expect(new Set(codes).size).toBe(codes.length);
});
