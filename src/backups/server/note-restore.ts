import type { SystemCall } from '../../platform/call/call.ts';

/** In the trail of what was restored: from which backup, in the very transaction of the restore. */
export const noteRestore = (
  { audit }: SystemCall,
  backup: { readonly id: string; readonly file: string; readonly sha256: string; readonly at: string },
): Promise<void> =>
  audit({
    action: 'backup.restore',
    objectType: 'backup',
    objectId: backup.id,
    detail: { file: backup.file, sha256: backup.sha256, backupAt: backup.at },
  });
