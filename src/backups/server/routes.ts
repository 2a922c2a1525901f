import { type Binding, on } from '../../platform/call/binding.ts';
import * as contract from '../contract.ts';
import { ask, askDrill } from './ask.ts';
import { showBackups } from './queries.ts';

export const backupRoutes: Binding[] = [
  on(contract.getBackups)(showBackups),
  on(contract.askForBackup, 'backup.ask')(ask),
  on(contract.askForDrill, 'backup-drill.ask')(askDrill),
];
