import { Checkbox, NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Reply } from '../../platform/contract/route.ts';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useMe } from '../../platform/ui/me.ts';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { changeFormRoute, type FormRouteRow, listFormRoutes, previewFormRoute, type RouteStep } from '../contract.ts';
import { words } from './messages.ts';

type Offices = Reply<typeof listFormRoutes>['offices'];
type ChangeRouteProps = { readonly row: FormRouteRow; readonly offices: Offices; readonly onClose: () => void };

/** Most verifiers that the page lets one name, one after the other. */
const TURNS = 3;

const useWish = ({ segments }: FormRouteRow) => {
  const { today } = useMe();
  const [now] = segments;
  const [from, setFrom] = useState(today);
  const [chosen, setChosen] = useState<readonly number[]>(now?.verifiers.map(({ id }) => id) ?? []);
  const [skipsDistrict, setSkips] = useState(now?.skipsDistrict ?? false);
  const [endsAtVerifier, setEnds] = useState(now?.endsAtVerifier ?? false);
  const standsFrom = segments.find((one) => one.from <= from)?.from ?? now?.from ?? '';
  return { from, setFrom, chosen, setChosen, skipsDistrict, setSkips, endsAtVerifier, setEnds, standsFrom };
};

/** Another way from a day on: what it would be, and what it means for what is under way, before it is changed. */
export const ChangeRoute = ({ row, offices, onClose }: ChangeRouteProps) => {
  const wish = useWish(row);
  const { from, chosen, skipsDistrict, endsAtVerifier, standsFrom } = wish;
  const reason = useKeptText(['form route', row.form]);
  const query = { from, verifiers: chosen.join(','), skipsDistrict, endsAtVerifier };
  const complete = from !== '' && chosen.length > 0;
  const preview = useAsk(previewFormRoute, { params: { form: row.form }, query }, { enabled: complete, staleTime: 0 });
  const changing = useSend(changeFormRoute, [listFormRoutes]);
  const confirm = (): void =>
    changing.mutate(
      {
        params: { form: row.form },
        body: { from, verifiers: [...chosen], skipsDistrict, endsAtVerifier, reason: reason.value.trim(), standsFrom },
      },
      {
        onSuccess: () => {
          reason.sent();
          onClose();
          say(words.changed);
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      size="xl"
      title={words.changeOf(row.form)}
      confirm={words.confirm}
      busy={changing.isPending}
      error={changing.error}
      missing={lacking(
        [from === '', words.from],
        [chosen.length === 0, words.verifier(0)],
        [reason.value.trim().length < 3, words.reason],
      )}
      onClose={onClose}
      onConfirm={confirm}
    >
      <Stack gap="md">
        <Fields wish={wish} offices={offices} communes={row.filledBy === 'commune'} />
        <KeptTextarea kept={reason} label={words.reason} withAsterisk maxLength={2000} />
        <InlineError error={preview.error} />
        {preview.data ? <Preview of={preview.data} /> : null}
      </Stack>
    </ConfirmDialog>
  );
};

type FieldsProps = {
  readonly wish: ReturnType<typeof useWish>;
  readonly offices: Offices;
  /** Only a form that communes fill has a district on its way. */
  readonly communes: boolean;
};

const Fields = ({ wish, offices, communes }: FieldsProps) => {
  const { from, setFrom, chosen, setChosen, skipsDistrict, setSkips, endsAtVerifier, setEnds } = wish;
  const places = Array.from({ length: Math.min(TURNS, chosen.length + 1) }, (_, at) => at);
  const put = (at: number, id: number): void =>
    setChosen([...chosen.slice(0, at), ...(id > 0 ? [id, ...chosen.slice(at + 1).filter((one) => one !== id)] : [])]);
  return (
    <Stack gap="sm">
      <DayInput label={words.from} description={words.fromHint} required value={from} onChange={setFrom} />
      {places.map((at) => (
        <NativeSelect
          key={at}
          label={words.verifier(at)}
          withAsterisk={at === 0}
          value={`${chosen[at] ?? ''}`}
          data={[
            { value: '', label: at === 0 ? words.choose : words.nobody },
            ...offices
              .filter(({ id }) => !chosen.slice(0, at).includes(id))
              .map(({ id, name }) => ({ value: `${id}`, label: name })),
          ]}
          onChange={({ currentTarget }) => put(at, Number(currentTarget.value))}
        />
      ))}
      {communes ? (
        <Checkbox
          label={words.skips}
          checked={skipsDistrict}
          onChange={({ currentTarget }) => setSkips(currentTarget.checked)}
        />
      ) : null}
      <Checkbox
        label={words.ends}
        checked={endsAtVerifier}
        onChange={({ currentTarget }) => setEnds(currentTarget.checked)}
      />
    </Stack>
  );
};

const sentence = (way: readonly RouteStep[]): string =>
  way.map(({ action, count, names }) => words.step(words.actions[action], count, names)).join(' → ');

const Preview = ({ of: { now, next, underWay, overtaken } }: { readonly of: Reply<typeof previewFormRoute> }) => {
  const [before, after] = [sentence(now), sentence(next)];
  return (
    <section aria-label={words.sure}>
      {before === after ? (
        <p>{words.same}</p>
      ) : (
        <>
          <p>
            <strong>{words.before}:</strong> {before}
          </p>
          <p>
            <strong>{words.after}:</strong> {after}
          </p>
        </>
      )}
      <p className="soft">{words.underWay(underWay)}</p>
      {overtaken.length > 0 ? <p className="soft">{words.overtaken(overtaken)}</p> : null}
    </section>
  );
};
