import type { BackupPlan } from '../plan.ts';
import { directoryPlace } from './directory.ts';
import type { Place } from './place.ts';
import { sftpPlace } from './sftp.ts';

/** Every place of an installation, those of this machine first. */
export const placesOf = ({ directories, sftp }: BackupPlan): readonly Place[] => [
  ...directories.map(directoryPlace),
  ...(sftp ? [sftpPlace(sftp)] : []),
];
