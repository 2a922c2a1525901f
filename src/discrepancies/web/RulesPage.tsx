import { Button } from '@mantine/core';
import { useState } from 'react';
import { Answer } from '../../platform/ui/Answer.tsx';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { say } from '../../platform/ui/say.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import { endRule, listRules, type RuleRow } from '../contract.ts';
import { MakeRule } from './MakeRule.tsx';
import { words } from './messages.ts';
import './discrepancies.css';

/** `/chenh-lech/quy-tac`: which figures are set beside each other by themselves; the duty of the catalogue. */
export const RulesPage = () => {
  const rules = useAsk(listRules, {});
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<RuleRow>();
  return (
    <>
      <PageHeader
        title={words.rule.title}
        subtitle={words.rule.subtitle}
        actions={<Button onClick={() => setMaking(true)}>{words.rule.make}</Button>}
      />
      <Answer of={rules}>{({ rules: found }) => <Found rules={found} onEnd={setEnding} />}</Answer>
      {making ? <MakeRule onClose={() => setMaking(false)} /> : null}
      {ending ? <Ending rule={ending} onClose={() => setEnding(undefined)} /> : null}
    </>
  );
};

type FoundProps = { readonly rules: readonly RuleRow[]; readonly onEnd: (rule: RuleRow) => void };

const Found = ({ rules, onEnd }: FoundProps) =>
  rules.length === 0 ? (
    <EmptyState title={words.rule.none}>{words.rule.noneHint}</EmptyState>
  ) : (
    <RecordTable
      label={words.rule.caption}
      rows={rules}
      keyOf={({ id }) => id}
      sheet
      columns={[
        { words: words.rule.name, as: 'name', of: ({ title }) => title },
        { words: words.rule.level, of: ({ level }) => words.rule.levels[level] },
        {
          words: words.figures,
          of: ({ first, second }) => words.pair(`${first.form} ${first.cell}`, `${second.form} ${second.cell}`),
        },
        { words: words.rule.tolerance, of: ({ tolerance, relative }) => words.rule.threshold(tolerance, relative) },
        { words: words.rule.openCases, as: 'number', of: ({ open }) => open },
        {
          words: words.rule.state,
          as: 'state',
          of: ({ active }) => (
            <Tag tone={active ? 'done' : 'plain'}>{active ? words.rule.active : words.rule.ended}</Tag>
          ),
        },
        {
          words: words.rule.end,
          as: 'action',
          of: (rule) =>
            rule.active ? (
              <Button size="compact-md" variant="default" onClick={() => onEnd(rule)}>
                {words.rule.end}
              </Button>
            ) : null,
        },
      ]}
    />
  );

const Ending = ({ rule, onClose }: { readonly rule: RuleRow; readonly onClose: () => void }) => {
  const ending = useSend(endRule, [listRules]);
  return (
    <ConfirmDialog
      opened
      title={words.rule.endTitle}
      confirm={words.rule.end}
      busy={ending.isPending}
      error={ending.error}
      onClose={onClose}
      onConfirm={() =>
        ending.mutate(
          { params: { id: rule.id }, body: {} },
          {
            onSuccess: () => {
              onClose();
              say(words.rule.endSaid);
            },
          },
        )
      }
    >
      <p>
        <strong>{rule.title}</strong>
      </p>
      <p>{words.rule.endEffect}</p>
    </ConfirmDialog>
  );
};
