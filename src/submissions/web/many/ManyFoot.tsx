import { Button } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { figuresSummed } from '../../../forms/rules/entry/selection-figures.ts';
import { placeWithin, rowAt } from '../../../forms/web/grid/index.ts';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { ProblemBar } from '../entry/ProblemBar.tsx';
import { messages } from '../messages.ts';
import { LIST_ID } from './ManySide.tsx';
import { words } from './messages.ts';
import type { Rows } from './rows.ts';
import type { Declarations } from './use-declarations.ts';
import type { ManyTools } from './use-many-tools.ts';

type ManyFootProps = { readonly rows: Rows; readonly declarations: Declarations; readonly tools: Chosen };

type Chosen = Pick<ManyTools, 'chosen'>;

/** Sum, count and mean of what is chosen, over all rows. */
const useSelected = (rows: Rows, { chosen }: Chosen): string => {
  useSyncExternalStore(rows.subscribe, rows.version);
  const cells = chosen.flatMap((place) => {
    const row = rows.row(rowAt(place));
    return row ? [{ state: row.entry.store.state(), place: placeWithin(place) }] : [];
  });
  const figures = figuresSummed(cells);
  return figures ? messages.entry.selected(figures.count, figures.sum, figures.mean) : '';
};

/** The foot: what is wrong in all rows together, what is chosen, and the two buttons. */
export const ManyFoot = ({ rows, declarations, tools }: ManyFootProps) => {
  const { problems, missing, listOpen, setListOpen, check, submitting, setSubmitting, ready, looked } = declarations;
  const selection = useSelected(rows, tools);
  const editable = looked.some(({ row }) => row.sheet.actions.includes('submit'));
  return (
    <ProblemBar
      problems={problems}
      missing={missing}
      opened={listOpen}
      list={LIST_ID}
      selection={selection}
      onToggle={() => setListOpen(!listOpen)}
      actions={
        editable ? (
          <>
            <Button variant="default" data-flow="end" onClick={check}>
              {words.check}
            </Button>
            <Button leftSection={<Icon name="sent" />} loading={submitting} onClick={() => setSubmitting(true)}>
              {words.submit(ready)}
            </Button>
          </>
        ) : null
      }
    />
  );
};
