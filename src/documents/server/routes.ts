import { type Binding, on } from '../../platform/call/binding.ts';
import * as routes from '../contract.ts';
import { downloadAttachment } from './download.ts';
import { uploadAttachment } from './upload.ts';

export const documentRoutes: Binding[] = [
  on(routes.uploadAttachment, 'document.upload')(uploadAttachment),
  on(routes.downloadAttachment, 'document.download')(downloadAttachment),
];
