import { Button, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useGo } from '../../platform/ui/address.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { type KeptText, useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useMe } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { getOwnAccount, type OwnAccount } from '../contract/custodians.ts';
import { askForAccount } from '../contract/requests.ts';
import { namesCustodian, type RequestKind, requestKindNames } from '../rules/account-life.ts';
import { type AskDraft, type AskErrors, askBody, askErrors, blankAsk, isWhole, noErrors } from './ask-draft.ts';
import { CustodianFields } from './CustodianFields.tsx';
import { type Custodian, noCustodian } from './custodian.ts';
import { words } from './messages-life.ts';
import { PaperFields } from './PaperFields.tsx';
import './Accounts.css';
import './Life.css';

type FieldsProps = {
  readonly kind: RequestKind;
  readonly draft: AskDraft;
  readonly change: (part: Partial<AskDraft>) => void;
  readonly reason: KeptText;
  readonly errors: AskErrors;
};

/** What the kind of request needs besides its paper: the custodian, the day of the change, a wished name, the reason. */
const Fields = ({ kind, draft, change, reason, errors }: FieldsProps) => {
  const { reportDays } = useMe().deadlines;
  return (
    <>
      {namesCustodian(kind) ? (
        <CustodianFields
          value={draft.custodian}
          onChange={(custodian) => change({ custodian })}
          errors={errors.custodian}
        />
      ) : null}
      {kind === 'handover' ? (
        <DayInput
          label={words.changedOn}
          description={words.changedOnWhy(reportDays)}
          required
          value={draft.changedOn}
          onChange={(changedOn) => change({ changedOn })}
          error={errors.changedOn}
        />
      ) : null}
      {kind === 'open' ? (
        <TextInput
          label={words.askUsername}
          description={words.askUsernameWhy}
          autoComplete="off"
          spellCheck={false}
          value={draft.username}
          onChange={(event) => change({ username: event.currentTarget.value })}
        />
      ) : null}
      <KeptTextarea kept={reason} label={words.askReason} withAsterisk maxLength={200} error={errors.reason} />
      <PaperFields value={draft.paper} onChange={(paper) => change({ paper })} errors={errors.paper} />
    </>
  );
};

/** Who holds the own account, as the fields of the form. */
const presentHolder = (custodians: OwnAccount['custodians']): Custodian => {
  const holder = custodians.find(({ to }) => to === null);
  if (!holder) return noCustodian;
  const { fullName, position, section, phone, email } = holder;
  return { fullName, position, section, phone, email };
};

/** The request as it is being written, and its sending. */
const useAsking = (unitId: number, kind: RequestKind | undefined) => {
  const { today } = useMe();
  const go = useGo();
  const [filled, setFilled] = useState(blankAsk);
  const reason = useKeptText(['ask-account', unitId, kind ?? '']);
  const draft = { ...filled, reason: reason.value };
  const [tried, setTried] = useState(false);
  const send = useSend(askForAccount, [getOwnAccount]);
  const errors = kind === undefined ? noErrors : askErrors(kind, draft, today);
  const onSuccess = (): void => {
    reason.sent();
    say(words.askSent);
    go('/tai-khoan-don-vi', { replace: true });
  };
  return {
    draft,
    reason,
    tried,
    send,
    errors: tried ? errors : noErrors,
    change: (part: Partial<AskDraft>): void => setFilled((now) => ({ ...now, ...part })),
    submit: (): void => {
      setTried(true);
      if (kind === undefined || !isWhole(errors)) return;
      send.mutate({ body: askBody(kind, unitId, draft) }, { onSuccess });
    },
  };
};

const Kinds = ({ kinds }: { readonly kinds: readonly RequestKind[] }) => (
  <Stack gap="xs" mt={6}>
    {kinds.map((one) => (
      <Radio key={one} value={one} label={requestKindNames[one]} />
    ))}
  </Stack>
);

const AskForm = ({ units, custodians }: Pick<OwnAccount, 'units' | 'custodians'>) => {
  const [unitId, setUnitId] = useState(units[0]?.id ?? 0);
  const kinds = units.find(({ id }) => id === unitId)?.kinds ?? [];
  const [kind, setKind] = useState<RequestKind>();
  const { tried, send, change, submit, ...asking } = useAsking(unitId, kind);
  return (
    <Form className="sheet life-form" submit={submit}>
      <Stack gap="md">
        {units.length > 1 ? (
          <NativeSelect
            label={words.askUnit}
            value={String(unitId)}
            onChange={(event) => {
              setUnitId(Number(event.currentTarget.value));
              setKind(undefined);
            }}
            data={units.map(({ id, path, username: name }) => ({
              value: String(id),
              label: name === null ? sentenceStart(path) : `${sentenceStart(path)} · ${name}`,
            }))}
          />
        ) : null}
        <Radio.Group
          label={words.askKind}
          withAsterisk
          value={kind ?? null}
          error={tried && kind === undefined ? words.missing : undefined}
          onChange={(value) => {
            const next = kinds.find((one) => one === value);
            setKind(next);
            // A correction begins from what is known; another person from nothing.
            change({
              custodian: next === 'change' && unitId === units[0]?.id ? presentHolder(custodians) : noCustodian,
            });
          }}
        >
          <Kinds kinds={kinds} />
        </Radio.Group>
        {kind === undefined ? null : <Fields kind={kind} change={change} {...asking} />}
        <InlineError error={send.error} />
        <div>
          <Button type="submit" loading={send.isPending}>
            {words.askSend}
          </Button>
        </div>
      </Stack>
    </Form>
  );
};

/** A written request of a unit about its account, or of a district about a commune's (Đ7.8). */
export const AskPage = () => {
  const asked = useAsk(getOwnAccount, {});
  return (
    <>
      <PageHeader
        title={words.askTitle}
        subtitle={words.askSubtitle}
        above={<PageLink href="/tai-khoan-don-vi">{words.toOwn}</PageLink>}
      />
      <Answer of={asked} lines={8}>
        {({ units, custodians }) => <AskForm units={units} custodians={custodians} />}
      </Answer>
    </>
  );
};
