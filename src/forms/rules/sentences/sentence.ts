import { periodName } from '../../../periods/rules/names.ts';
import { getPeriod } from '../../../periods/rules/period.ts';
import { previousPeriod, sameLastYear } from '../../../periods/rules/relations.ts';
import { insideSentence, sentenceStart } from '../../../platform/text/sentence.ts';
import type { CheckInstance, CompiledForm } from '../compiled.ts';
import type { Environment } from '../environment.ts';
import { evaluate } from '../evaluate.ts';
import { claimOf } from './claim.ts';
import { demandWords } from './demand.ts';
import { findingOf } from './finding.ts';
import { namingOf, placeName } from './naming.ts';
import { quantityWords } from './quantity.ts';
import { repeatedWords } from './repeated.ts';
import { enumerated, type Speaker } from './speaker.ts';
import type { TemplatePart } from './template.ts';
import { unaskedParts } from './unasked.ts';
import { comesTo } from './value-words.ts';

const named = (period: string | undefined, otherwise: string): string =>
  period === undefined ? otherwise : insideSentence(periodName(getPeriod(period)));

/** `năm 2020`; `kỳ trước` where the sheet's period is not known. */
const earlierPeriods = (period: string | undefined): Speaker['earlier'] => ({
  previous: named(period && previousPeriod(getPeriod(period)).id, 'kỳ trước'),
  lastYear: named(period && sameLastYear(getPeriod(period))?.id, 'cùng kỳ năm trước'),
});

type Base = Omit<Speaker, 'quantity' | 'demand' | 'within'>;

const speakerOf = (base: Base): Speaker => {
  const speaker: Speaker = {
    ...base,
    quantity: (part) => quantityWords(speaker, part),
    demand: (part) => demandWords(speaker, part),
    within: (list) => speakerOf({ ...base, list, plan: () => undefined }),
  };
  return speaker;
};

const speakerFor = (
  form: CompiledForm,
  check: CheckInstance,
  environment: Environment,
  cell: Speaker['cell'],
): Speaker =>
  speakerOf({
    form,
    cell,
    plan: check.resolve,
    value: (part) => evaluate(check.resolve(part), environment),
    list: check.overListRows ? check.section : undefined,
    earlier: earlierPeriods(environment.context.period),
    repeated: (part) => repeatedWords(check.resolve(part), environment),
  });

const templateWords = (speaker: Speaker, check: CheckInstance, part: TemplatePart): string => {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'value':
      return comesTo(speaker, part.expression);
    case 'place':
      return part.name === 'row' || part.name === 'column'
        ? placeName(speaker.form, check, part.name)
        : speaker.earlier[part.name];
  }
};

/** `Mông: số nữ là 12, lớn hơn nhân khẩu là 10`. */
const withPlace = (before: string, found: string): string =>
  before === '' ? sentenceStart(found) : `${sentenceStart(before)}: ${found}`;

/**
 * What a failed check says to an official, with its figures: by the author's own sentence where there is one, else from the
 * expression and the names. `row`: how the row of a list is called. Never empty: a rule of which nothing can be said says its message.
 */
export const sentenceOf = (form: CompiledForm, check: CheckInstance, environment: Environment, row: string): string => {
  const naming = namingOf(form, check);
  const speaker = speakerFor(form, check, environment, naming.cell);
  const written = check.sentence
    ?.map((part) => templateWords(speaker, check, part))
    .join('')
    .trim();
  if (written) return withPlace(row, written);
  const found = findingOf(speaker, claimOf(check.expression), check.floor);
  return found === '' ? withPlace(row, check.message) : withPlace(row || naming.before, found);
};

/** Why a check is skipped of which something was not asked: what that is, by name. */
export const unaskedSentence = (form: CompiledForm, check: CheckInstance, environment: Environment): string => {
  const speaker = speakerFor(form, check, environment, namingOf(form, check).cell);
  const names = [...new Set(unaskedParts(speaker, check.expression))];
  return `Không so sánh “${check.message}”: không hỏi ở kỳ này ${names.length === 0 ? 'một số chỉ tiêu của phép so sánh' : enumerated(names)}.`;
};
