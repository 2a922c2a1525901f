import { largeStatisticalRoom, statisticalRoom } from '../../platform/print/rules/fit-table.ts';
import type { PaperSection } from '../../platform/print/rules/paper.ts';
import { type TypesetSection, typeset } from '../../platform/print/rules/typeset.ts';
import type { CompiledForm } from './compiled.ts';
import type { PaperSize } from './definition.ts';
import type { Guided } from './guidance.ts';

/** Everything around the tables of a statistical form; all texts as they are printed. */
export type StatisticalFacts = {
  readonly periodName: string;
  readonly reporter: string;
  /** Whose figures, where the reporter reports for another unit. */
  readonly subject: string | null;
  readonly receiver: string;
  readonly receivedOn: string;
  readonly preparedBy: string;
  readonly place: string;
  readonly day: string;
  readonly marks: readonly string[];
  readonly footer: string;
  /** An empty form: its rows have the height that a pen needs. */
  readonly writing: boolean;
  /** Kept warnings: what was found and what was said to it. */
  readonly explanations: readonly { readonly sentence: string; readonly text: string }[];
  /** How its cells are to be filled, by the names of the places; of an empty form. */
  readonly guidance: readonly Guided[];
};
export type StatisticalPaper = StatisticalFacts & {
  readonly code: string;
  readonly title: string;
  readonly basis: string;
  readonly landscape: boolean;
  readonly paper: PaperSize;
  readonly pagePerSection: boolean;
  readonly sections: readonly TypesetSection[];
};

/** A reconstruction is not issued by the circular that it leans on: the print does not claim so. */
const basisWords = ({ definition }: CompiledForm, version: number): string =>
  definition.provenance === 'official'
    ? `Ban hành theo: ${definition.basis}`
    : `Danh mục phiếu của hệ thống, phiên bản ${version}`;

/** The paper form with its head, as forms.md §2 lays it out (TT 02/2018/TT-UBDT, Điều 3). */
export const statisticalPaper = (
  form: CompiledForm,
  version: number,
  sections: readonly PaperSection[],
  facts: StatisticalFacts,
): StatisticalPaper => {
  const { code, title, orientation, paper = 'a4', pagePerSection = false } = form.definition;
  const across = orientation === undefined ? undefined : orientation === 'landscape';
  return {
    ...facts,
    code,
    title,
    basis: basisWords(form, version),
    paper,
    pagePerSection,
    ...typeset(sections, paper === 'a3' ? largeStatisticalRoom : statisticalRoom, across),
  };
};
