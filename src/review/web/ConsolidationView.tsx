import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { Cell, CompiledForm } from '../../forms/rules/compiled.ts';
import { formatValue } from '../../forms/rules/format.ts';
import { totalText } from '../../forms/rules/total-text.ts';
import { useForm } from '../../forms/web/index.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { Loading } from '../../platform/ui/Loading.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { type BesideTotal, getConsolidationBeside } from '../contract/beside.ts';
import { getConsolidation } from '../contract.ts';
import { compareFigure, movedMuch } from '../rules/key-totals.ts';
import { ConsolidationReturn } from './ConsolidationReturn.tsx';
import { ConsolidationStanding } from './ConsolidationStanding.tsx';
import type { CellLook } from './cell-look.ts';
import type { Consolidated } from './consolidated.ts';
import { FormView } from './FormView.tsx';
import { Members } from './Members.tsx';
import { messages } from './messages.ts';
import { SignDialog } from './SignDialog.tsx';
import { usePicks } from './use-picks.ts';
import './totals.css';

/** The consolidated form beside a year ago: the totals in the middle, how it stands at right, the members below, and what one may do. */
export const ConsolidationView = ({ id }: { readonly id: string }) => {
  const found = useAsk(getConsolidation, { params: { id } });
  const row = found.data?.consolidation;
  const form = useForm(row?.form ?? '', row?.version ?? 0, row !== undefined);
  return (
    <Answer of={found}>
      {(data) =>
        form.data ? (
          <Content key={data.consolidation.dataVersion} data={data} form={form.data} />
        ) : (
          <Answer of={form}>{() => <Loading />}</Answer>
        )
      }
    </Answer>
  );
};

type Action = Consolidated['consolidation']['actions'][number];

/** A decision is about what stood on the screen when it was asked for, whatever comes in behind the dialog. */
const useAsked = (data: Consolidated) => {
  const [asked, setAsked] = useState<{ readonly action: Action; readonly shown: Consolidated } | null>(null);
  return {
    asked,
    asking: asked?.action,
    ask: (action: Action): void => setAsked({ action, shown: data }),
    close: (): void => setAsked(null),
  };
};

type Previous = BesideTotal['previous'] | undefined;

/** A figure of a total beside what it was a year ago. */
export const lookOf =
  (
    { totals, ranges }: Pick<Consolidated, 'totals' | 'ranges'>,
    previous: Previous,
    isPicked: (code: string) => boolean,
  ) =>
  (cell: Cell): CellLook => {
    const then = previous?.totals[cell.code] ?? null;
    return {
      text: totalText(cell, totals[cell.code], ranges[cell.code]),
      before: then === null ? '' : formatValue(cell, then),
      changed: previous ? movedMuch(compareFigure(cell, totals, previous.totals)) : false,
      picked: isPicked(cell.code),
    };
  };

const Content = ({ data, form }: { readonly data: Consolidated; readonly form: CompiledForm }) => {
  const { consolidation } = data;
  const beside = useAsk(getConsolidationBeside, { params: { id: consolidation.id } });
  const picks = usePicks('consolidation', consolidation.id);
  const { asked, asking, ask, close } = useAsked(data);
  const mayReturn = consolidation.actions.includes('return');
  const signWord = consolidation.signature ? messages.consolidation.signAgain : messages.consolidation.sign;
  const previous = beside.data?.previous;
  return (
    <div className="review review-total">
      <div className="review-main">
        <FormView
          form={form}
          look={lookOf(data, previous, picks.has)}
          struck={false}
          isPicked={picks.has}
          {...(mayReturn ? { onCell: picks.toggle } : {})}
          tools={previous ? <span className="soft small">{messages.beside.below(previous.periodName)}</span> : null}
        />
        {data.partial.length > 0 ? (
          <p className="soft small">{messages.consolidation.partial(data.partial.length)}</p>
        ) : null}
        <Members members={data.members} />
      </div>
      <ConsolidationStanding data={data} beside={beside.data} />
      {mayReturn ? (
        <ConsolidationReturn
          data={asked?.shown ?? data}
          form={form}
          picks={picks}
          asking={asking === 'return'}
          onClose={close}
        />
      ) : null}
      <Foot data={data} returned={picks.cells.length} signWord={signWord} ask={ask} />
      {asked && (asking === 'sign' || asking === 'verify') ? (
        <SignDialog
          data={asked.shown}
          form={form}
          action={asking}
          word={asking === 'sign' ? signWord : messages.consolidation.verify}
          onClose={close}
        />
      ) : null}
    </div>
  );
};

type FootProps = {
  readonly data: Consolidated;
  /** Cells that were chosen to be returned. */
  readonly returned: number;
  readonly signWord: string;
  readonly ask: (action: Action) => void;
};

/** What one may do with it; without anything to do there is no foot. */
const Foot = ({ data: { consolidation, digest }, returned, signWord, ask }: FootProps) => {
  const may = (action: Action): boolean => consolidation.actions.includes(action);
  if (consolidation.actions.length === 0) return null;
  const hint = may('return') ? ` · ${messages.returning.hint}` : '';
  return (
    <div className="review-foot no-print">
      <span className="soft small">{`${messages.consolidation.digest(digest)}${hint}`}</span>
      <Group gap="sm">
        {may('return') ? (
          <Button variant="default" onClick={() => ask('return')}>
            {messages.consolidation.return(returned)}
          </Button>
        ) : null}
        {may('verify') ? <Button onClick={() => ask('verify')}>{messages.consolidation.verify}</Button> : null}
        {may('sign') ? <Button onClick={() => ask('sign')}>{signWord}</Button> : null}
      </Group>
    </div>
  );
};
