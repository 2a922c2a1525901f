import { Textarea } from '@mantine/core';
import type { Ref } from 'react';
import type { Place } from '../../../forms/rules/entry/places.ts';
import { HowFound } from '../../../forms/web/index.ts';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { Tag } from '../../../platform/ui/Tag.tsx';
import { messages } from '../messages.ts';
import { explanationFault, type Problem } from './problems.ts';

type ProblemListProps = {
  readonly id: string;
  readonly problems: readonly Problem[];
  readonly missing: readonly Place[];
  readonly textOf: (problem: Problem) => string;
  readonly list: Ref<HTMLElement>;
  readonly refusal: string;
  /** The problem at which F8 stands. */
  readonly current: string;
  /** Kiểm tra or Nộp was pressed: what is lacking is said at each field. */
  readonly asked: boolean;
  /** absent: the sheet is only read. */
  readonly onExplain: ((problem: Problem, text: string) => void) | undefined;
  readonly onGo: (place: Place) => void;
  readonly onClose: () => void;
};

/** Of so many one after the other is mended; more would only slow the page down. */
const MOST_SHOWN = 100;

/** What is wrong, beside the table that it is about: each with a link to its cell. F8 goes to the next. */
export const ProblemList = (props: ProblemListProps) => {
  const { id, problems, missing, list, refusal, onGo, onClose } = props;
  return (
    <section
      className="entry-problems no-print"
      id={id}
      tabIndex={-1}
      ref={list}
      aria-label={messages.problems.title}
      onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
    >
      <div className="entry-side-head">
        <h2>{messages.problems.title}</h2>
        <button type="button" aria-label={messages.problems.close} title={messages.problems.close} onClick={onClose}>
          <Icon name="cross" />
        </button>
      </div>
      {refusal === '' ? null : (
        <p className="entry-refusal" role="alert">
          <Icon name="alert" />
          <span>{refusal}</span>
        </p>
      )}
      <p className="soft small">
        <kbd>F8</kbd> {messages.problems.next} <kbd>Shift F8</kbd> {messages.problems.before}
      </p>
      <ol>
        {problems.slice(0, MOST_SHOWN).map((problem) => (
          <ProblemLine key={problem.id} problem={problem} {...props} />
        ))}
        {problems.length > MOST_SHOWN ? <li>{messages.problems.more(problems.length - MOST_SHOWN)}</li> : null}
        {missing[0] ? (
          <li>
            <Tag tone="plain" icon="pencil">
              {messages.entry.empties(missing.length)}
            </Tag>
            <span>
              {messages.problems.empties(missing.length)}{' '}
              <button type="button" className="entry-link" onClick={() => onGo(missing[0] ?? '')}>
                {messages.problems.firstEmpty}
              </button>
            </span>
          </li>
        ) : null}
      </ol>
    </section>
  );
};

type ProblemLineProps = Pick<ProblemListProps, 'textOf' | 'onExplain' | 'onGo' | 'current' | 'asked'> & {
  readonly problem: Problem;
};

const ProblemLine = ({ problem, textOf, onExplain, onGo, current, asked }: ProblemLineProps) => (
  <li data-current={problem.id === current || undefined}>
    <Tag tone={problem.severity === 'error' ? 'wrong' : 'look'} icon="alert">
      {problem.severity === 'error' ? messages.problems.error : messages.problems.warning}
    </Tag>
    <ProblemLink problem={problem} onGo={onGo} />
    {problem.warning ? (
      <ExplanationField problem={problem} text={textOf(problem)} asked={asked} onExplain={onExplain} />
    ) : null}
  </li>
);

type ExplanationFieldProps = Pick<ProblemListProps, 'onExplain' | 'asked'> & {
  readonly problem: Problem;
  readonly text: string;
};

/** Says at the field itself what is wrong with the explanation: too short as soon as one types, missing once one has asked. */
const ExplanationField = ({ problem, text, asked, onExplain }: ExplanationFieldProps) => {
  const fault = onExplain ? explanationFault(text) : 'none';
  return (
    <Textarea
      className="entry-explain"
      label={messages.problems.explanation}
      placeholder={messages.problems.explanationHint}
      autosize
      minRows={1}
      readOnly={!onExplain}
      value={text}
      error={
        fault === 'short' ? messages.problems.short : fault === 'missing' && asked && messages.problems.unexplained
      }
      onChange={(event) => onExplain?.(problem, event.currentTarget.value)}
    />
  );
};

const ProblemLink = ({ problem, onGo }: { readonly problem: Problem; readonly onGo: (place: Place) => void }) => {
  const { place, where, sentence, how } = problem;
  return (
    <div>
      {where === '' ? null : <p className="small soft">{where}</p>}
      {place === undefined ? (
        <strong>{sentence}</strong>
      ) : (
        <button type="button" className="entry-link" onClick={() => onGo(place)}>
          <strong>{sentence}</strong>
        </button>
      )}
      <HowFound how={how} />
    </div>
  );
};
