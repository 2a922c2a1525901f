/** The names under which the work stands in the table of jobs. */
export const BACKUP_JOB = 'backup';
export const DRILL_JOB = 'backup-drill';
