import { type GroupSaid, groupSentence } from '../../classifications/rules/group-words.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { totalTextOf } from '../../forms/rules/total-text.ts';
import type { IndicatorFigures } from '../../indicators/contract.ts';
import { indicatorText } from '../../indicators/rules/indicator-text.ts';
import {
  type LetterChoice,
  type Letterhead,
  type OfficialDocument,
  officialDocument,
} from '../../platform/print/rules/official-document.ts';
import type { PaperSection } from '../../platform/print/rules/paper.ts';
import { insideSentence } from '../../platform/text/sentence.ts';
import { type FigureState, figureStates } from '../../review/rules/figure-states.ts';
import type { Coverage } from '../../totals/contract.ts';
import { coveredWords, figureStateNames, partialNote } from '../../totals/rules/coverage.ts';
import type { FurtherFigure } from '../../totals/rules/figures.ts';
import { knownAtWords } from '../../totals/rules/known-at.ts';

type Facts = {
  readonly form: CompiledForm;
  readonly periodName: string;
  readonly unitName: string;
  readonly head: Letterhead;
  readonly coverage: Coverage;
  /** Cells that were asked in fewer of the periods than the form, and figures that only other versions ask for. */
  readonly askedIn: Readonly<Record<string, number>>;
  readonly further: readonly FurtherFigure[];
  /** What is reckoned from this and other totals. */
  readonly indicators: readonly IndicatorFigures[];
  readonly least: FigureState;
  /** As known then; null: as known now. */
  readonly knownAt: string | null;
  /** Only units of this group; null: of all. */
  readonly group: GroupSaid | null;
  readonly sections: readonly PaperSection[];
  readonly marks: readonly string[];
  readonly today: string;
};

/** `Số liệu đã phê duyệt`; the highest state alone needs no “trở lên”. */
const leastWords = (least: FigureState): string => {
  if (least === 'submitted') return 'Số liệu';
  return `Số liệu ${figureStateNames[least]}${least === 'approved' ? '' : ' trở lên,'}`;
};

/** How far the total may be relied on, in one sentence: coverage and states. */
export const coverageSentence = (coverage: Coverage, least: FigureState): string => {
  const { expected, excused, byState } = coverage;
  if (expected === 0) return 'Chưa có đơn vị nào được giao nộp phiếu này trong kỳ.';
  const states = figureStates
    .filter((state) => byState[state] > 0)
    .map((state) => `${byState[state]} ${figureStateNames[state]}`);
  const excusedWords = excused > 0 ? `, ${excused} đơn vị được miễn nộp` : '';
  const stateWords = states.length > 0 ? ` (${states.join(', ')})` : '';
  return `${leastWords(least)} tổng hợp từ ${coveredWords(coverage)}${stateWords}${excusedWords}.`;
};

/** What was not asked in the whole of the period, by the versions of the form that were in force in it. */
export const askedSentences = ({
  coverage,
  askedIn,
  further,
}: Pick<Facts, 'coverage' | 'askedIn' | 'further'>): string[] => {
  const of = (count: number) => `${count}/${coverage.parts.of} kỳ`;
  const partly = Object.entries(askedIn).map(([code, count]) => `${code} (${of(count)})`);
  const others = further.map(({ version, cell, label, unit, decimals, value, range, partial, askedIn: count }) => {
    const text = totalTextOf(decimals, value, range);
    const shown = text === '' ? 'chưa có số liệu' : `${text}${partial ? '*' : ''} ${unit}`.trim();
    return `${cell} ${label}: ${shown} (phiên bản ${version}, ${of(count)})`;
  });
  return [
    ...(partly.length > 0 ? [`Chỉ được hỏi trong một phần của kỳ: ${partly.join(', ')}.`] : []),
    ...(others.length > 0 ? [`Chỉ tiêu của phiên bản phiếu khác trong kỳ: ${others.join('; ')}.`] : []),
  ];
};

/** What the mark after some of the figures means; nothing where none is marked. */
export const partialSentence = ({ sections, coverage }: Pick<Facts, 'sections' | 'coverage'>): string[] => {
  const marked = sections.some(
    (section) => section.kind === 'table' && section.rows.some(({ cells }) => cells.some(({ mark }) => mark)),
  );
  return marked ? [partialNote(coverage)] : [];
};

/** `Tỷ lệ hộ nghèo DTTS: 12,3 % (142/161 đơn vị)`, and by what formula; or why there is no figure. */
export const indicatorSentences = (indicators: readonly IndicatorFigures[]): string[] => {
  const said = indicators.map(({ title, unit, decimals, total, words }) => {
    if (total.value === null) return `${title}: ${total.why ?? 'chưa có số liệu'} (${words})`;
    const coverage = total.coverage ? `; ${coveredWords(total.coverage)}` : '';
    return `${title}: ${indicatorText(total, { unit, decimals })} (${words}${coverage})`;
  });
  return said.length === 0 ? [] : [`Chỉ tiêu tính toán: ${said.join('; ')}.`];
};

/** A total as a document of Nghị định 30/2020/NĐ-CP. */
export const totalReport = (facts: Facts, choice: LetterChoice): OfficialDocument => {
  const { form, periodName, unitName, head } = facts;
  const { code, title } = form.definition;
  return officialDocument(
    {
      kind: 'BÁO CÁO',
      head,
      subject: `Số liệu tổng hợp ${insideSentence(title)},\n${insideSentence(periodName)}, ${unitName}`,
      opening: [
        `${head.issuerName} báo cáo số liệu tổng hợp theo phiếu ${code} “${title}”, ${insideSentence(periodName)}, ${unitName}, như sau:`,
        ...(facts.group === null ? [] : [groupSentence(facts.group)]),
        coverageSentence(facts.coverage, facts.least),
        ...(facts.knownAt === null
          ? []
          : [`${knownAtWords(facts.knownAt)}; điều chỉnh, rút số liệu sau đó không tính ở đây.`]),
        ...indicatorSentences(facts.indicators),
        ...askedSentences(facts),
        ...partialSentence(facts),
      ],
      sections: facts.sections,
      marks: facts.marks,
      today: facts.today,
    },
    choice,
  );
};
