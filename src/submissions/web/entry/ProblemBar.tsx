import { Button, Textarea } from '@mantine/core';
import { type ReactNode, type Ref, useId } from 'react';
import type { Place } from '../../../forms/rules/entry/places.ts';
import { HowFound } from '../../../forms/web/index.ts';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { Tag } from '../../../platform/ui/Tag.tsx';
import type { Explanation } from '../../contract.ts';
import { messages } from '../messages.ts';
import { explanationOf, type Problem } from './problems.ts';

type ProblemBarProps = {
  readonly problems: readonly Problem[];
  readonly missing: readonly Place[];
  readonly explanations: readonly Explanation[];
  readonly opened: boolean;
  readonly list: Ref<HTMLElement>;
  readonly refusal: string;
  /** absent: the sheet is only read. */
  readonly onExplain: ((problem: Problem, text: string) => void) | undefined;
  readonly onToggle: () => void;
  readonly onGo: (place: Place) => void;
  readonly actions: ReactNode;
};

/** The foot of the page: what is wrong, how much, and where; opens to the list with links to the cells. */
export const ProblemBar = ({ problems, missing, opened, list, onToggle, actions, ...rest }: ProblemBarProps) => {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const first = problems[0];
  const id = useId();
  return (
    <section className="entry-bar no-print" aria-label={messages.problems.bar}>
      {opened ? <ProblemList id={id} problems={problems} missing={missing} list={list} {...rest} /> : null}
      <div className="entry-bar-line">
        <div className="entry-bar-words">
          {errors.length > 0 ? (
            <Tag tone="wrong" icon="alert">
              {messages.entry.errors(errors.length)}
            </Tag>
          ) : null}
          {problems.length > errors.length ? (
            <Tag tone="look" icon="alert">
              {messages.entry.warnings(problems.length - errors.length)}
            </Tag>
          ) : null}
          {problems.length === 0 ? (
            <Tag tone={missing.length === 0 ? 'done' : 'plain'} icon={missing.length === 0 ? 'check' : 'pencil'}>
              {missing.length === 0 ? messages.problems.none : messages.entry.empties(missing.length)}
            </Tag>
          ) : null}
          {problems.length + missing.length > 0 ? (
            <button type="button" className="entry-link" aria-expanded={opened} aria-controls={id} onClick={onToggle}>
              {opened ? messages.problems.close : messages.problems.open}
            </button>
          ) : null}
          {first && !opened ? <span className="entry-bar-first small">{first.sentence}</span> : null}
        </div>
        {actions}
      </div>
    </section>
  );
};

type ProblemListProps = Pick<
  ProblemBarProps,
  'problems' | 'missing' | 'explanations' | 'onExplain' | 'onGo' | 'list' | 'refusal'
> & { readonly id: string };

const ProblemList = ({ id, problems, missing, explanations, onExplain, onGo, list, refusal }: ProblemListProps) => (
  <section className="entry-problems" id={id} tabIndex={-1} ref={list} aria-label={messages.problems.title}>
    <h2>{messages.problems.title}</h2>
    {refusal === '' ? null : (
      <p className="entry-refusal" role="alert">
        <Icon name="alert" />
        <span>{refusal}</span>
      </p>
    )}
    <ol>
      {problems.map((problem) => (
        <li key={problem.id}>
          <Tag tone={problem.severity === 'error' ? 'wrong' : 'look'} icon="alert">
            {problem.severity === 'error' ? messages.problems.error : messages.problems.warning}
          </Tag>
          <ProblemLink problem={problem} onGo={onGo} />
          {problem.warning ? (
            <Textarea
              className="entry-explain"
              label={messages.problems.explanation}
              placeholder={messages.problems.explanationHint}
              autosize
              minRows={1}
              readOnly={!onExplain}
              value={explanationOf(explanations, problem)}
              onChange={(event) => onExplain?.(problem, event.currentTarget.value)}
            />
          ) : null}
        </li>
      ))}
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

const ProblemLink = ({ problem, onGo }: { readonly problem: Problem; readonly onGo: (place: Place) => void }) => {
  const { place, sentence, how } = problem;
  return (
    <div>
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

export const SheetActions = ({
  busy,
  onCheck,
  onSubmit,
}: {
  readonly busy: boolean;
  readonly onCheck: () => void;
  readonly onSubmit: () => void;
}) => (
  <>
    <Button variant="default" onClick={onCheck}>
      {messages.problems.check}
    </Button>
    <Button leftSection={<Icon name="sent" />} loading={busy} onClick={onSubmit}>
      {messages.problems.submit}
    </Button>
  </>
);
