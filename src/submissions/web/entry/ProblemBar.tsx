import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Place } from '../../../forms/rules/entry/places.ts';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { Tag } from '../../../platform/ui/Tag.tsx';
import { messages } from '../messages.ts';
import type { Problem } from './problems.ts';

type ProblemBarProps = {
  readonly problems: readonly Problem[];
  readonly missing: readonly Place[];
  readonly opened: boolean;
  /** The id of the list beside the table. */
  readonly list: string;
  /** Sum, count and mean of the chosen cells; empty while no more than one is chosen. */
  readonly selection: string;
  readonly onToggle: () => void;
  readonly actions: ReactNode;
};

/** The foot of the page: what is wrong, how much, and the buttons that lead on. The list itself stands beside the table. */
export const ProblemBar = ({ problems, missing, opened, list, selection, onToggle, actions }: ProblemBarProps) => {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const first = problems[0];
  return (
    <section className="entry-bar no-print" aria-label={messages.problems.bar}>
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
            <button type="button" className="entry-link" aria-expanded={opened} aria-controls={list} onClick={onToggle}>
              {opened ? messages.problems.close : messages.problems.open}
            </button>
          ) : null}
          <span className="entry-selection" role="status">
            {selection}
          </span>
          {first && !opened && selection === '' ? (
            <span className="entry-bar-first small">
              {first.where === '' ? first.sentence : `${first.where}: ${first.sentence}`}
            </span>
          ) : null}
        </div>
        {actions}
      </div>
    </section>
  );
};

type SheetActionsProps = { readonly busy: boolean; readonly onCheck: () => void; readonly onSubmit: () => void };

export const SheetActions = ({ busy, onCheck, onSubmit }: SheetActionsProps) => (
  <>
    <Button variant="default" data-flow="end" onClick={onCheck}>
      {messages.problems.check}
    </Button>
    <Button leftSection={<Icon name="sent" />} loading={busy} onClick={onSubmit}>
      {messages.problems.submit}
    </Button>
  </>
);
