export { type NewNotice, readAllNotices, type Sender, sendNotices } from './send.ts';
