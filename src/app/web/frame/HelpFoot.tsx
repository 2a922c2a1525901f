import { PageLink, usePath } from '../../../platform/ui/address.tsx';
import { useMe } from '../../../platform/ui/me.ts';
import { guideFor } from '../guide/chapter-for.ts';
import { words } from '../messages.ts';

/** At the foot of the menu on every page: whom to call (Đ8), and the guide where it speaks of this page. */
export const HelpFoot = () => {
  const me = useMe();
  const path = usePath();
  const { board, phone } = me.names;
  return (
    <div className="help-foot small">
      <strong>{words.help}</strong>
      {phone === '' ? null : (
        <>
          <span className="soft">{words.helpWho(board)}</span>
          <a className="figures" href={`tel:${phone.replaceAll(' ', '')}`}>
            {phone}
          </a>
        </>
      )}
      <PageLink href={guideFor(me, path)}>{words.guideHere}</PageLink>
    </div>
  );
};
