import fc from 'fast-check';

const pick = (...texts: string[]) => fc.constantFrom(...texts);
const ofRow = fc.letrec<{ truth: string }>((tie) => ({
  truth: fc.oneof(
    { depthSize: 'small' },
    pick('DV', 'TUOI > 5', 'GIOI = "nữ"', 'XOM <> "Đồng Tâm"', 'filled(XOM)', 'TUOI between 3 and 9'),
    tie('truth').map((part) => `not ${part}`),
    fc.tuple(tie('truth'), pick('and', 'or'), tie('truth')).map((parts) => `(${parts.join(' ')})`),
  ),
})).truth;
/** Any rule over rows A02, A04, A05, A06, columns TAY, MONG and the list L. */
export const randomRule = fc.letrec<{ truth: string; figure: string }>((tie) => ({
  figure: fc.oneof(
    { depthSize: 'small' },
    pick(
      'A02.TAY',
      'A04.MONG',
      '3',
      '0.5',
      'previous(A05.TAY)',
      'lastYear(A06.MONG)',
      'sum(A02.TAY:A06.TAY)',
      'count(L)',
      'sum(L.TUOI)',
    ),
    ofRow.map((condition) => `sum(L.TUOI, ${condition})`),
    ofRow.map((condition) => `count(L, ${condition})`),
    fc.tuple(tie('figure'), pick('+', '-', '*', '/'), tie('figure')).map((parts) => `(${parts.join(' ')})`),
    fc.tuple(pick('min', 'max', 'sum'), tie('figure'), tie('figure')).map(([name, a, b]) => `${name}(${a}, ${b})`),
    tie('figure').map((part) => `round(abs(${part}), 1)`),
    fc.tuple(tie('truth'), tie('figure'), tie('figure')).map((parts) => `if(${parts.join(', ')})`),
  ),
  truth: fc.oneof(
    { depthSize: 'small' },
    pick('filled(A02.TAY)', 'unique(L.XOM)', 'unique(L.TUOI)', 'true'),
    ofRow.map((condition) => `unique(L.XOM, ${condition})`),
    fc.tuple(tie('figure'), pick('=', '<>', '<', '<=', '>', '>='), tie('figure')).map((parts) => parts.join(' ')),
    fc.tuple(tie('figure'), tie('figure'), tie('figure')).map(([a, b, c]) => `${a} between ${b} and ${c}`),
    tie('truth').map((part) => `not (${part})`),
    fc.tuple(tie('truth'), pick('and', 'or', '=', '<>'), tie('truth')).map(([a, op, b]) => `(${a}) ${op} (${b})`),
  ),
})).truth;
