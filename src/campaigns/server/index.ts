export type { By } from './by.ts';
export { type CreateOptions, createCampaign } from './create.ts';
export { type NewNotice, readAllNotices, sendNotices } from './notices.ts';
