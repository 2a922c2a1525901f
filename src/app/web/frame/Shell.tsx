import { type ReactNode, useEffect, useRef, useState } from 'react';
import { getWorkList } from '../../../monitoring/contract.ts';
import { usePath } from '../../../platform/ui/address.tsx';
import { BrocadeBand } from '../../../platform/ui/BrocadeBand.tsx';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { useMe } from '../../../platform/ui/me.ts';
import { useAsk } from '../../../platform/ui/query.ts';
import { useOnline } from '../../../platform/ui/use-online.ts';
import { words } from '../messages.ts';
import { NotAllowedPage } from '../NotAllowedPage.tsx';
import { HelpFoot } from './HelpFoot.tsx';
import { mayOpen } from './needs.ts';
import { Places } from './Places.tsx';
import { placesOf } from './places.ts';
import { RouteVoice } from './RouteVoice.tsx';
import { TopBar } from './TopBar.tsx';

/** Tasks waiting; the same answer as the work list's page, so it costs no request there. */
const useToDo = (): number => {
  const { data } = useAsk(getWorkList, {}, { staleTime: 30_000 });
  return data?.tasks.filter((task) => task.group !== 'recent').length ?? 0;
};

/** The menu at the side; on a phone a dialog over the page. */
const SideMenu = ({ shown, close }: { readonly shown: boolean; readonly close: () => void }) => {
  const me = useMe();
  const toDo = useToDo();
  const dialog = useRef<HTMLDialogElement>(null);
  const path = usePath();
  useEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes whenever one has gone somewhere
  useEffect(close, [path]);
  const menu = (
    <>
      <Places places={placesOf(me)} toDo={toDo} />
      <HelpFoot />
    </>
  );
  return (
    <>
      <nav className="side no-print" aria-label={words.places}>
        {menu}
      </nav>
      <dialog className="side-dialog" ref={dialog} onClose={close} aria-label={words.places}>
        {shown ? (
          <>
            <button type="button" className="bar-button side-close" onClick={close}>
              <Icon name="cross" /> {words.closeMenu}
            </button>
            <nav aria-label={words.places}>{menu}</nav>
          </>
        ) : null}
      </dialog>
    </>
  );
};

/** The frame of every page: bar, brocade, menu, content. */
export const Shell = ({ children }: { readonly children: ReactNode }) => {
  const [menu, setMenu] = useState(false);
  const online = useOnline();
  const [me, path] = [useMe(), usePath()];
  const close = useRef(() => setMenu(false)).current;
  return (
    <div className="shell">
      <a className="skip" href="#noi-dung">
        {words.skip}
      </a>
      <TopBar openMenu={() => setMenu(true)} menuShown={menu} />
      <BrocadeBand />
      <div role="status" className="no-print">
        {online ? null : (
          <p className="offline">
            <Icon name="offline" /> {words.offline}
          </p>
        )}
      </div>
      <div className="shell-body">
        <SideMenu shown={menu} close={close} />
        <main id="noi-dung" className="content" tabIndex={-1}>
          {mayOpen(me, path) ? children : <NotAllowedPage />}
        </main>
      </div>
      <RouteVoice />
    </div>
  );
};
