import { type Binding, on } from '../../platform/call/binding.ts';
import { listNotices, readNotices } from '../contract.ts';
import { listNoticesOf, readNoticesOf } from './own.ts';

export const noticeRoutes: Binding[] = [on(listNotices)(listNoticesOf), on(readNotices, 'notice.read')(readNoticesOf)];
