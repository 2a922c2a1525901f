import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { type FigureState, figureStates } from '../../review/rules/actions.ts';
import type { Coverage } from '../../totals/contract.ts';
import { figureStateNames } from '../../totals/rules/coverage.ts';
import { letterDay, letterNumber, openDay } from './letter-day.ts';
import type { Letterhead } from './letterhead.ts';
import type { PaperSection } from './paper.ts';

/** What the asker fills in; all else follows from the units and the figures. */
export type LetterChoice = {
  readonly number?: string;
  readonly day?: string;
  readonly signerTitle?: string;
  readonly signer?: string;
};

export type TotalReport = {
  /** The kind of document in its head; a report unless said. */
  readonly kind?: 'BÁO CÁO' | 'DANH SÁCH';
  readonly head: Letterhead;
  readonly number: string;
  readonly day: string;
  /** Trích yếu. */
  readonly subject: string;
  /** Paragraphs before the tables: what is reported, from how many units, in which state. */
  readonly opening: readonly string[];
  readonly sections: readonly PaperSection[];
  readonly recipients: readonly string[];
  readonly signerTitle: string;
  readonly signer: string;
  readonly marks: readonly string[];
};

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

const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

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
export const totalReport = (facts: Facts, choice: LetterChoice): TotalReport => {
  const { form, periodName, unitName, head } = facts;
  const { code, title } = form.definition;
  return {
    head,
    number: choice.number ? letterNumber(choice.number) : `………/${head.codeLetters}`,
    day: choice.day ? letterDay(choice.day) : openDay(facts.today.slice(0, 4)),
    subject: `Số liệu tổng hợp ${small(title)},\n${small(periodName)}, ${unitName}`,
    opening: [
      `${head.issuerName} báo cáo số liệu tổng hợp theo phiếu ${code} “${title}”, ${small(periodName)}, phạm vi ${unitName}, như sau:`,
      coverageSentence(facts.coverage, facts.least),
    ],
    sections: facts.sections,
    recipients: [`${head.superior} (để báo cáo);`, 'Lưu: VT.'],
    signerTitle: choice.signerTitle ?? head.signerTitle,
    signer: choice.signer ?? '',
    marks: facts.marks,
  };
};
