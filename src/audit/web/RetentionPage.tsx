import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDay, formatTime } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink } from '../../platform/ui/address.tsx';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useMay } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { ScrollX } from '../../platform/ui/ScrollX.tsx';
import { say } from '../../platform/ui/say.tsx';
import type { Retention } from '../contract/retention.ts';
import { getRetention, setRetention } from '../contract/retention.ts';
import { RETENTION_MOST_MONTHS } from '../rules/retention.ts';
import { words as auditWords, retentionWords as words } from './messages.ts';
import './Audit.css';

/** How long the trail is kept, on what basis, what goes next, and how full the disk is (SEC-17). */
export const RetentionPage = () => {
  const [mayRead, mayChange] = [useMay('audit.read'), useMay('policy.manage')];
  const retention = useAsk(getRetention, {});
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={words.subtitle}
        above={mayRead ? <PageLink href="/nhat-ky">{auditWords.back}</PageLink> : null}
      />
      <Answer of={retention} lines={8}>
        {(found) => (
          <>
            <Standing found={found} />
            {mayChange ? <Change key={found.months} found={found} /> : <p className="soft">{words.readOnly}</p>}
          </>
        )}
      </Answer>
    </>
  );
};

const Standing = ({ found }: { readonly found: Retention }) => (
  <>
    <dl className="audit-facts">
      <div>
        <dt>{words.months}</dt>
        <dd>
          <strong>{words.monthsOf(found.months)}</strong>,{' '}
          {found.since === null ? words.byDefault : words.since(found.by ?? '', formatTime(found.since))}
        </dd>
      </div>
      <div>
        <dt>{words.store}</dt>
        <dd>
          <Store store={found.store} />
        </dd>
      </div>
    </dl>
    <p className="audit-note">
      {words.removable(found.removable.count, formatDay(found.removable.before.slice(0, 10)))}
    </p>
    <h2 className="audit-heading">{words.basis}</h2>
    <ScrollX label={words.basis} className="sheet">
      <table className="data">
        <caption className="visually-hidden">{words.basis}</caption>
        <thead>
          <tr>
            <th scope="col">{words.rule}</th>
            <th scope="col">{words.least}</th>
          </tr>
        </thead>
        <tbody>
          {found.basis.map(({ rule, months }) => (
            <tr key={rule}>
              <th scope="row">{rule}</th>
              <td className="figures">{words.monthsOf(months)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
    <p className="small soft audit-note">{words.basisNote}</p>
  </>
);

const Store = ({ store }: { readonly store: Retention['store'] }) => {
  if (store === null) return words.storeUnknown;
  const percent = Math.round(store.used * 100);
  return store.full ? (
    <span role="alert">
      <Icon name="alert" /> {words.storeFull(percent)}
    </span>
  ) : (
    words.storeUsed(percent, formatTime(store.at))
  );
};

type MonthsFieldProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly floor: number;
  readonly tooShort: boolean;
};

const MonthsField = ({ value, onChange, floor, tooShort }: MonthsFieldProps) => (
  <TextInput
    label={words.newMonths(floor)}
    inputMode="numeric"
    maxLength={3}
    autoComplete="off"
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    error={tooShort ? words.tooShort(floor) : null}
  />
);

const Change = ({ found }: { readonly found: Retention }) => {
  const [months, setMonths] = useState(String(found.months));
  const reason = useKeptText(['retention']);
  const [asking, setAsking] = useState(false);
  const change = useSend(setRetention, [getRetention]);
  const wanted = Number(months);
  const tooShort = !Number.isInteger(wanted) || wanted < found.floor || wanted > RETENTION_MOST_MONTHS;
  const send = (): void =>
    void change.mutateAsync({ body: { months: wanted, reason: reason.value.trim() } }).then(
      () => {
        say(words.saved);
        reason.forget();
        setAsking(false);
      },
      () => undefined,
    );
  return (
    <div className="audit-change no-print">
      <MonthsField value={months} onChange={setMonths} floor={found.floor} tooShort={tooShort} />
      <KeptTextarea kept={reason} label={words.reason} maxLength={200} withAsterisk />
      <Button
        disabled={tooShort || wanted === found.months || reason.value.trim() === ''}
        onClick={() => setAsking(true)}
      >
        {words.change}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={words.confirmTitle}
        confirm={words.change}
        busy={change.isPending}
        error={change.error}
        onClose={() => setAsking(false)}
        onConfirm={send}
      >
        <p>{words.effect(wanted)}</p>
      </ConfirmDialog>
    </div>
  );
};
