import { Button } from '@mantine/core';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { useGo } from '../../platform/ui/address.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { endOtherSessions, endOwnSession, getPasswordRule, listOwnSessions } from '../contract/session.ts';
import { MySecondFactor } from './MySecondFactor.tsx';
import { SessionList } from './SessionList.tsx';
import { words } from './sign-in-words.ts';
import './MyAccount.css';

const MyPassword = () => {
  const me = useMe();
  const go = useGo();
  const { data: rule } = useAsk(getPasswordRule, {});
  return (
    <section className="sheet my-part" aria-labelledby="my-password">
      <h2 id="my-password">{words.password}</h2>
      {me.passwordExpiresInDays === null ? null : <p>{words.passwordLeft(me.passwordExpiresInDays)}</p>}
      {rule ? (
        <p className="soft">
          {words.passwordRule(rule.minLength, rule.lifetimeDays)} <span className="small">{rule.basis.join('; ')}</span>
        </p>
      ) : null}
      <Button variant="default" onClick={() => go('/doi-mat-khau')}>
        {words.changePassword}
      </Button>
    </section>
  );
};

const MySessions = () => {
  const asked = useAsk(listOwnSessions, {});
  const end = useSend(endOwnSession, [listOwnSessions]);
  const endOthers = useSend(endOtherSessions, [listOwnSessions]);
  const others = (asked.data?.sessions ?? []).filter(({ current }) => !current);
  return (
    <section className="sheet my-part" aria-labelledby="my-sessions">
      <h2 id="my-sessions">{words.sessions}</h2>
      <p className="soft">{words.sessionsWhy}</p>
      <Answer of={asked} lines={2}>
        {({ sessions }) => (
          <SessionList
            sessions={sessions}
            label={words.sessions}
            busy={end.isPending}
            end={({ id }) => end.mutate({ params: { id } }, { onSuccess: () => say(words.ended(1)) })}
          />
        )}
      </Answer>
      <InlineError error={end.error ?? endOthers.error} />
      {others.length > 0 ? (
        <Button
          variant="default"
          loading={endOthers.isPending}
          onClick={() => endOthers.mutate({}, { onSuccess: ({ ended }) => say(words.ended(ended)) })}
        >
          {words.endOthers}
        </Button>
      ) : null}
    </section>
  );
};

/** One's own password, second factor and sessions. */
export const MyAccountPage = () => {
  const me = useMe();
  return (
    <>
      <PageHeader
        title={words.myAccount}
        subtitle={`${me.account.username} · ${sentenceStart(me.unit.path)}${me.custodian ? ` · ${me.custodian.fullName}` : ''}`}
      />
      <div className="my-parts">
        <MyPassword />
        <MySecondFactor />
        <MySessions />
      </div>
    </>
  );
};
