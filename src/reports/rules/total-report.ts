import type { CompiledForm } from '../../forms/rules/compiled.ts';
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
import { figureStateNames } from '../../totals/rules/coverage.ts';

type Facts = {
  readonly form: CompiledForm;
  readonly periodName: string;
  readonly unitName: string;
  readonly head: Letterhead;
  readonly coverage: Coverage;
  readonly least: FigureState;
  readonly sections: readonly PaperSection[];
  readonly marks: readonly string[];
  readonly today: string;
};

/** How far the total may be relied on, in one sentence: coverage and states. */
export const coverageSentence = ({ expected, covered, excused, byState }: Coverage, least: FigureState): string => {
  if (expected === 0) return 'Chưa có đơn vị nào được giao nộp phiếu này trong kỳ.';
  const states = figureStates
    .filter((state) => byState[state] > 0)
    .map((state) => `${byState[state]} ${figureStateNames[state]}`);
  const excusedWords = excused > 0 ? `, ${excused} đơn vị được miễn nộp` : '';
  const stateWords = states.length > 0 ? ` (${states.join(', ')})` : '';
  const leastWords = least === 'submitted' ? '' : `; chỉ tính số liệu từ mức ${figureStateNames[least]} trở lên`;
  return `Số liệu tổng hợp từ ${covered}/${expected} đơn vị${stateWords}${excusedWords}${leastWords}.`;
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
        `${head.issuerName} báo cáo số liệu tổng hợp theo phiếu ${code} “${title}”, ${insideSentence(periodName)}, phạm vi ${unitName}, như sau:`,
        coverageSentence(facts.coverage, facts.least),
      ],
      sections: facts.sections,
      marks: facts.marks,
      today: facts.today,
    },
    choice,
  );
};
