import { Outlet } from '@tanstack/react-router';
import { lazy, useEffect, useLayoutEffect } from 'react';
import { ActEffectsContext } from '../../../accounts/web/ActEffects.tsx';
import { CasesOfSheetContext } from '../../../corrections/web/cases-of-sheet.ts';
import { pageOf } from '../../../platform/contract/page-of.ts';
import { useGo } from '../../../platform/ui/address.tsx';
import { withoutBase } from '../../../platform/ui/base.ts';
import { ProblemError, standFor } from '../../../platform/ui/call.ts';
import { ErrorPanel } from '../../../platform/ui/ErrorPanel.tsx';
import { MeContext } from '../../../platform/ui/me.ts';
import { Said } from '../../../platform/ui/say.tsx';
import { doorway } from '../../../sign-in/web/use-signed-in.ts';
import { AfterApprovalContext } from '../../../submissions/web/entry/AfterApproval.tsx';
import { AnotherSession } from './AnotherSession.tsx';
import { IdleWatch } from './IdleWatch.tsx';
import { Shell } from './Shell.tsx';
import { SignInAgain } from './SignInAgain.tsx';
import { useSession } from './use-session.ts';
import './Frame.css';

/** What waits for an account is known to a noun above accounts: its pages get it from here. */
const AccountEffects = lazy(async () => ({
  default: (await import('../../../monitoring/web/AccountEffects.tsx')).AccountEffects,
}));

/** The same of requests about a sheet that was sent. */
const afterApproval = {
  OfSheet: lazy(async () => ({
    default: (await import('../../../corrections/web/RequestsOfSheet.tsx')).RequestsOfSheet,
  })),
  OfCell: lazy(async () => ({
    default: (await import('../../../corrections/web/RequestsOfSheet.tsx')).RequestsOfCell,
  })),
};

/** And of discrepancies on the sheet of a correction. */
const CasesOfSheet = lazy(async () => ({
  default: (await import('../../../discrepancies/web/CasesOfSheet.tsx')).CasesOfSheet,
}));

const signInAddress = (): string => {
  const here = `${withoutBase(window.location.pathname)}${window.location.search}`;
  return here === '/' ? '/dang-nhap' : `/dang-nhap?tiep=${encodeURIComponent(here)}`;
};

/** Said before anything below asks: from here on every request is of the person whose name the page bears. */
const useStandFor = (whom: string | undefined): void =>
  useLayoutEffect(() => {
    standFor(whom);
    return () => standFor(undefined);
  }, [whom]);

/** Lets nobody in who is not signed in, and nobody on who still has the password that was handed out. */
export const Frame = () => {
  const { data: me, error: failed, failureReason, refetch } = useSession();
  // Nothing can be shown without it: no blank page while it is tried again.
  const error = failed ?? failureReason;
  const go = useGo();
  useStandFor(me && pageOf(me.account.id, me.custodian?.id));
  const signedOut = error instanceof ProblemError && error.status === 401;
  const elsewhere = !me && signedOut ? signInAddress() : me ? doorway(me) : undefined;
  useEffect(() => {
    if (elsewhere) go(elsewhere, { replace: true });
  }, [elsewhere, go]);
  if (elsewhere) return null;
  if (me)
    return (
      <MeContext value={me}>
        <ActEffectsContext value={AccountEffects}>
          <AfterApprovalContext value={afterApproval}>
            <CasesOfSheetContext value={CasesOfSheet}>
              <Shell>
                <Outlet />
              </Shell>
            </CasesOfSheetContext>
          </AfterApprovalContext>
        </ActEffectsContext>
        <SignInAgain />
        <AnotherSession />
        <IdleWatch />
        <Said />
      </MeContext>
    );
  return error ? (
    <main className="alone">
      <ErrorPanel error={error} retry={() => void refetch()} />
    </main>
  ) : null;
};
