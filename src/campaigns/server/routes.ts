import { type Binding, on } from '../../platform/call/binding.ts';
import * as granted from '../contract/taking-back.ts';
import * as contract from '../contract.ts';
import { excuseUnit } from './excuse.ts';
import { extendDueDates } from './extend.ts';
import { listGranted } from './granted.ts';
import { openCampaign, previewCampaign } from './open.ts';
import { getCampaignRow, listCampaignRows } from './queries.ts';
import { takeBackCampaign } from './take-back-campaign.ts';
import { takeBackExcuses } from './take-back-excuses.ts';
import { takeBackExtensions } from './take-back-extensions.ts';

export const campaignRoutes: Binding[] = [
  on(contract.listCampaigns)(listCampaignRows),
  on(contract.getCampaign)(getCampaignRow),
  on(contract.previewCampaign)(previewCampaign),
  on(contract.openCampaign, 'campaign.open')(openCampaign),
  on(contract.extendDueDates, 'campaign.extend')(extendDueDates),
  on(contract.excuseUnit, 'campaign.excuse')(excuseUnit),
  on(granted.listGranted)(listGranted),
  on(granted.takeBackExcuses, 'campaign.take-back-excuse')(takeBackExcuses),
  on(granted.takeBackExtensions, 'campaign.take-back-extension')(takeBackExtensions),
  on(granted.takeBackCampaign, 'campaign.take-back')(takeBackCampaign),
];
