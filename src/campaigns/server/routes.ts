import { type Binding, on } from '../../platform/call/binding.ts';
import * as contract from '../contract.ts';
import { excuseUnit } from './excuse.ts';
import { extendDueDates } from './extend.ts';
import { openCampaign, previewCampaign } from './open.ts';
import { getCampaignRow, listCampaignRows } from './queries.ts';

export const campaignRoutes: Binding[] = [
  on(contract.listCampaigns)(listCampaignRows),
  on(contract.getCampaign)(getCampaignRow),
  on(contract.previewCampaign)(previewCampaign),
  on(contract.openCampaign, 'campaign.open')(openCampaign),
  on(contract.extendDueDates, 'campaign.extend')(extendDueDates),
  on(contract.excuseUnit, 'campaign.excuse')(excuseUnit),
];
