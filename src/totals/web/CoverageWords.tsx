import { insideSentence } from '../../platform/text/sentence.ts';
import { stateWords } from '../../platform/ui/StateBadge.tsx';
import type { Coverage } from '../contract.ts';
import { coveredWords } from '../rules/coverage.ts';
import { messages } from './messages.ts';

/** `142/161 đơn vị · đã nộp trở lên · 1 được miễn`. */
export const coverageWords = (coverage: Coverage): string => {
  const { excused, state } = coverage;
  return [
    coveredWords(coverage),
    state === null
      ? messages.none
      : state === 'approved'
        ? insideSentence(stateWords(state))
        : messages.atLeast(insideSentence(stateWords(state))),
    excused > 0 ? messages.excused(excused) : '',
  ]
    .filter(Boolean)
    .join(' · ');
};

export const CoverageWords = ({ coverage }: { readonly coverage: Coverage }) => (
  <span className="figures">{coverageWords(coverage)}</span>
);
