import { type ParseArgsConfig, parseArgs } from 'node:util';
import { StartRefused } from '../platform/config/start-refused.ts';

/** What was asked for on the command line; anything that is none of ours is answered with how to ask, never with a stack. */
export const readOptions = <C extends ParseArgsConfig>(usage: string, config: C): ReturnType<typeof parseArgs<C>> => {
  try {
    return parseArgs(config);
  } catch {
    throw new StartRefused(usage);
  }
};
