export type { By } from './by.ts';
export { type CreateOptions, createCampaign } from './create.ts';
