import { sentenceStart } from '../../../platform/text/sentence.ts';
import { PageLink } from '../../../platform/ui/address.tsx';
import { Disclosure } from '../../../platform/ui/Disclosure.tsx';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { useMe } from '../../../platform/ui/me.ts';
import { words } from '../messages.ts';
import { useSignOut } from './use-session.ts';

/** Who is at the page, and the way out. */
export const PersonMenu = () => {
  const me = useMe();
  const leave = useSignOut();
  const name = me.custodian?.fullName ?? me.account.username;
  return (
    <Disclosure
      name={`${words.person}: ${name}`}
      label={
        <>
          <Icon name="person" />
          <span className="wide-only person-name">{name}</span>
        </>
      }
    >
      {(close) => (
        <>
          <div className="person-facts">
            <strong>{me.custodian?.fullName ?? words.noCustodian}</strong>
            <span className="small soft">{me.custodian?.position}</span>
            <span className="small soft">{sentenceStart(me.unit.path)}</span>
            <span className="small soft">{`${words.account}: ${me.account.username}`}</span>
          </div>
          <PageLink className="row" href="/tai-khoan-cua-toi" onClick={close}>
            {words.myAccount}
          </PageLink>
          {me.verbs.includes('accounts.ask') ? (
            <PageLink className="row" href="/tai-khoan-don-vi" onClick={close}>
              {words.unitAccount}
            </PageLink>
          ) : null}
          <PageLink className="row" href="/doi-mat-khau" onClick={close}>
            {words.changePassword}
          </PageLink>
          <button type="button" className="row" onClick={() => void leave()}>
            {words.signOut}
          </button>
        </>
      )}
    </Disclosure>
  );
};
