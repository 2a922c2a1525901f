import { type Binding, on, onUpload } from '../../platform/call/binding.ts';
import * as routes from '../contract.ts';
import { downloadAttachment } from './download.ts';
import { receiveAttachment, uploadAttachment } from './upload.ts';

export const documentRoutes: Binding[] = [
  onUpload(routes.uploadAttachment, 'document.upload')(receiveAttachment, uploadAttachment),
  on(routes.downloadAttachment, 'document.download')(downloadAttachment),
];
