import { runDrill, serveApart } from '../backups/server/index.ts';
import { trial } from './drill-trial.ts';

/** Restores one backup for trial, in a process of its own. */
serveApart((task: Parameters<typeof runDrill>[0], told) => runDrill(task, trial, told));
