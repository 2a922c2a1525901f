import type { Period, PeriodKind } from './period.ts';

const roman = ['I', 'II', 'III', 'IV'];

/** What the page calls a period: `Tháng 3/2022`, `Quý I/2022`, `6 tháng đầu năm 2022`, `Giai đoạn 2021–2025`. */
export function periodName(period: Period): string {
  const { year, index } = period;
  switch (period.kind) {
    case 'month':
      return `Tháng ${index}/${year}`;
    case 'quarter':
      return `Quý ${roman[index - 1] ?? ''}/${year}`;
    case 'halfyear':
      return `6 tháng ${index === 1 ? 'đầu' : 'cuối'} năm ${year}`;
    case 'ninemonths':
      return `9 tháng đầu năm ${year}`;
    case 'year':
      return `Năm ${year}`;
    case 'stage':
      return `Giai đoạn ${year}–${year + period.months / 12 - 1}`;
    case 'schoolyear':
      return `Năm học ${year}–${year + 1}`;
  }
}

/** What the page calls a kind of period: `tháng`, `quý`, `6 tháng` … */
export function periodKindName(kind: PeriodKind): string {
  return kindNames[kind];
}

const kindNames: Record<PeriodKind, string> = {
  month: 'tháng',
  quarter: 'quý',
  halfyear: '6 tháng',
  ninemonths: '9 tháng',
  year: 'năm',
  stage: 'giai đoạn',
  schoolyear: 'năm học',
};
