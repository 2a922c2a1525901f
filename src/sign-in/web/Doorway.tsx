import type { ReactNode } from 'react';
import { BrocadeBand } from '../../platform/ui/BrocadeBand.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { getSite } from '../contract.ts';
import { words } from './messages.ts';
import './Doorway.css';

type DoorwayProps = { readonly title: string; readonly wide?: boolean; readonly children: ReactNode };

/** The quiet page before the frame: brocade, wordmark, one thing to do. */
export const Doorway = ({ title, wide, children }: DoorwayProps) => {
  const { data: site } = useAsk(getSite, {}, { staleTime: Number.POSITIVE_INFINITY });
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
