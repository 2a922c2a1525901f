import { Checkbox, NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { useSend } from '../../platform/ui/query.ts';
import type { UnitRow } from '../../units/contract.ts';
import { listAccounts, listUnserved, openAccounts } from '../contract.ts';
import { districtsOf, type Issued, offices, unitsWithin } from './accounts-view.ts';
import { words } from './messages.ts';
import { suggestUsernames } from './suggest-username.ts';

/** One request opens at most this many (the contract's bound); the rest is offered again afterwards. */
const AT_ONCE = 500;

type OpenAllDialogProps = {
  /** Those without an account. */
  readonly units: readonly UnitRow[];
  readonly all: readonly UnitRow[];
  readonly taken: readonly string[];
  readonly opened: (issued: readonly Issued[]) => void;
  readonly close: () => void;
};

/** All, the offices, or a district at a time: only where somebody is without. */
const areasOf = (units: readonly UnitRow[], all: readonly UnitRow[]) =>
  [
    { value: '', label: words.areaAll },
    { value: offices, label: words.areaOffices },
    ...districtsOf(units, all).map(({ id, fullName }) => ({ value: String(id), label: words.areaDistrict(fullName) })),
  ].filter(({ value }) => unitsWithin(units, value).length > 0);

/** Accounts for all units that have none, in one go or a district at a time: the passwords last as long as the policy says. */
export const OpenAllDialog = ({ units, all, taken, opened, close }: OpenAllDialogProps) => {
  const { issuedHours } = useMe().deadlines;
  const [area, setArea] = useState('');
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const send = useSend(openAccounts, [listAccounts, listUnserved]);
  const suggested = suggestUsernames(unitsWithin(units, area), taken);
  const areas = areasOf(units, all);
  const chosen = suggested.filter(({ unit }) => !left.has(unit.id)).slice(0, AT_ONCE);
  const toggle = (id: number): void =>
    setLeft((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const accounts = chosen.map(({ unit, username }) => ({ username, kind: 'unit' as const, unitId: unit.id }));
  const confirm = (): void =>
    send.mutate({ body: { accounts } }, { onSuccess: ({ accounts: issued }) => opened(issued) });
  return (
    <ConfirmDialog
      opened
      size="xl"
      title={words.openAllTitle}
      confirm={words.openOk(chosen.length)}
      busy={send.isPending}
      disabled={chosen.length === 0}
      error={send.error}
      onConfirm={confirm}
      onClose={close}
    >
      <Stack gap="sm">
        <p>{words.openAllEffect(chosen.length)}</p>
        <NativeSelect
          label={words.area}
          description={words.areaWhy(issuedHours)}
          data={areas}
          value={area}
          onChange={(event) => setArea(event.currentTarget.value)}
        />
        <p className="small soft">{words.openAllSome}</p>
        <Choices suggested={suggested} left={left} toggle={toggle} />
      </Stack>
    </ConfirmDialog>
  );
};

type ChoicesProps = {
  readonly suggested: ReturnType<typeof suggestUsernames>;
  readonly left: ReadonlySet<number>;
  readonly toggle: (id: number) => void;
};

const Choices = ({ suggested, left, toggle }: ChoicesProps) => (
  <div className="open-all">
    {suggested.map(({ unit, username }) => (
      <Checkbox
        key={unit.id}
        aria-label={words.pick(unit.path)}
        label={sentenceStart(unit.path)}
        description={username}
        checked={!left.has(unit.id)}
        onChange={() => toggle(unit.id)}
      />
    ))}
  </div>
);
