import { afterAll, beforeAll } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listUnits } from '../../units/contract.ts';
import { listAccounts } from '../contract.ts';

export let world: World;
/** Opens the world before the tests of a file, and closes it after. */
export const keepWorld = (): void => {
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
};

export const reason = 'Theo văn bản kèm theo';
export const hoa = {
  fullName: 'Nông Thị Hoa',
  position: 'Công chức Tư pháp',
  section: 'Văn phòng',
  phone: '0912 345 678',
  email: 'hoa.kiem.tra@caobang.example',
};
export const unitIdOf = async (client: Client, code: string): Promise<number> =>
  (await client.call(listUnits)).body.units.find((unit) => unit.code === code)?.id ?? 0;
export const idOf = async (client: Client, username: string): Promise<string> =>
  (await client.call(listAccounts, { query: { search: username } })).body.accounts.find(
    (row) => row.username === username,
  )?.id ?? '';
