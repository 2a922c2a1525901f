import { Button } from '@mantine/core';
import { useState } from 'react';
import { type AttachmentRow, downloadAttachment } from '../../documents/contract.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink } from '../../platform/ui/address.tsx';
import { download } from '../../platform/ui/call.ts';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { getCampaign } from '../contract.ts';
import { CampaignForms } from './CampaignForms.tsx';
import type { Campaign } from './campaign.ts';
import { ExcuseDialog } from './ExcuseDialog.tsx';
import { ExtendDialog } from './ExtendDialog.tsx';
import { GrantedSections } from './Granted.tsx';
import { words } from './messages.ts';
import { TakeBackCampaign } from './TakeBackCampaign.tsx';
import './Campaigns.css';

const Files = ({ files }: { readonly files: readonly AttachmentRow[] }) => {
  const [error, setError] = useState<Error | null>(null);
  const save = (id: string): void => {
    setError(null);
    download(downloadAttachment, { params: { id } }).catch((failed: Error) => setError(failed));
  };
  if (files.length === 0) return words.noFiles;
  return (
    <>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            <button type="button" className="link-button" onClick={() => save(file.id)}>
              {file.name}
            </button>
          </li>
        ))}
      </ul>
      <InlineError error={error} />
    </>
  );
};

const Letter = ({ campaign: { letter } }: { readonly campaign: Campaign }) => (
  <section className="sheet campaign">
    <h2>{words.letter}</h2>
    <dl className="facts-wide">
      <dt>{words.number}</dt>
      <dd>{letter.number}</dd>
      <dt>{words.day}</dt>
      <dd className="figures">{formatDay(letter.day)}</dd>
      {letter.signer ? (
        <>
          <dt>{words.signer}</dt>
          <dd>{letter.signer}</dd>
        </>
      ) : null}
      <dt>{words.subject}</dt>
      <dd>{letter.subject}</dd>
      <dt>{words.files}</dt>
      <dd>
        <Files files={letter.attachments} />
      </dd>
    </dl>
  </section>
);

const Dues = ({ campaign }: { readonly campaign: Campaign }) => (
  <section className="sheet campaign">
    <h2>{words.dues}</h2>
    <dl className="facts-wide figures">
      {(['opensOn', 'dueCommune', 'dueDistrict', 'dueDepartment', 'dueBoard'] as const).map((due) => (
        <div key={due} style={{ display: 'contents' }}>
          <dt>{words[due]}</dt>
          <dd>{formatDay(campaign[due])}</dd>
        </div>
      ))}
    </dl>
  </section>
);

const CampaignOf = ({ campaign }: { readonly campaign: Campaign }) => {
  const mayManage = useMay('campaigns.manage');
  const [asking, setAsking] = useState<'extend' | 'excuse' | 'take-back'>();
  const close = (): void => setAsking(undefined);
  const actions = mayManage ? (
    <>
      <PageLink href={`/dot-thu-thap/moi?tu=${campaign.id}`}>{words.reuseThis}</PageLink>
      <Button variant="default" onClick={() => setAsking('extend')}>
        {words.extend}
      </Button>
      <Button variant="default" onClick={() => setAsking('excuse')}>
        {words.excuse}
      </Button>
      <Button variant="default" onClick={() => setAsking('take-back')}>
        {words.takeBackCampaign}
      </Button>
    </>
  ) : null;
  return (
    <>
      <PageHeader
        title={campaign.title}
        subtitle={words.letterLine(campaign.letter.number, formatDay(campaign.letter.day))}
        above={<PageLink href="/dot-thu-thap">{words.back}</PageLink>}
        actions={actions}
      />
      <section className="sheet campaign">
        <h2>{words.share}</h2>
        <CampaignForms campaign={campaign} />
      </section>
      {mayManage ? <GrantedSections campaignId={campaign.id} /> : null}
      <Letter campaign={campaign} />
      <Dues campaign={campaign} />
      {campaign.guidance ? (
        <section className="sheet campaign">
          <h2>{words.guidance}</h2>
          <p className="pre-line">{campaign.guidance}</p>
        </section>
      ) : null}
      {asking === 'extend' ? <ExtendDialog campaign={campaign} close={close} /> : null}
      {asking === 'take-back' ? <TakeBackCampaign campaignId={campaign.id} close={close} /> : null}
      {asking === 'excuse' ? <ExcuseDialog campaign={campaign} close={close} /> : null}
    </>
  );
};

/** One campaign: its letter, its forms, its due dates. */
export const CampaignPage = ({ id }: { readonly id: string }) => {
  const campaign = useAsk(getCampaign, { params: { id } });
  return (
    <Answer of={campaign} title={words.campaigns}>
      {(answer) => <CampaignOf campaign={answer} />}
    </Answer>
  );
};
