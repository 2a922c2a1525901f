import { cpSync, rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { startServer } from '../machine/server-process.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the built product with the demonstration province. */
    productUrl: string;
    /** Its data directory, where the issued passwords lie. */
    productData: string;
    /** The demonstration as it was loaded, for a file that needs a product of its own: copy it, loading takes half a minute. */
    loadedData: string;
  }
}

/** The demonstration once for all files: each uses people of its own, so that none sees what another has done. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const loading = await startServer({ args: ['--demo'], keepData: true });
  await loading.stop();
  const { dataDirectory } = loading;
  const loadedData = `${dataDirectory}-loaded`;
  cpSync(dataDirectory, loadedData, { recursive: true });
  const server = await startServer({ dataDirectory });
  project.provide('productUrl', server.url);
  project.provide('productData', dataDirectory);
  project.provide('loadedData', loadedData);
  return async () => {
    await server.stop();
    for (const directory of [dataDirectory, loadedData]) rmSync(directory, { recursive: true, force: true });
  };
}
