import type { ReactNode } from 'react';
import { BrocadeBand } from '../../platform/ui/BrocadeBand.tsx';
import { words } from './messages.ts';
import './Doorway.css';
import { useSite } from './use-site.ts';

type DoorwayProps = { readonly title: string; readonly wide?: boolean; readonly children: ReactNode };

/** The quiet page before the frame: brocade, wordmark, one thing to do. */
export const Doorway = ({ title, wide, children }: DoorwayProps) => {
  const site = useSite();
  return (
    <div className="doorway">
      <BrocadeBand height={18} />
      <main className="doorway-main" data-wide={wide || undefined}>
        <title>{`${title} · ${words.product}`}</title>
        <p className="doorway-mark">
          {words.product}
          {site?.province ? <span>{site.province}</span> : null}
        </p>
        {children}
      </main>
      {site?.demonstration ? <footer className="doorway-foot small soft">{words.demonstration}</footer> : null}
    </div>
  );
};
