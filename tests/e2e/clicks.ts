import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../src/platform/config/project-root.ts';

const FILE = join(projectRoot, 'docs', 'clicks.md');

/** Counts what a person presses from here on: clicks, Enter, and choices by the keys; what is typed into a field is not counted. */
export const countPresses = async (page: Page): Promise<() => Promise<number>> => {
  const presses = { count: 0 };
  await page.exposeFunction('pressed', () => {
    presses.count += 1;
  });
  // Only what a person does is trusted; a link that the page follows by itself is not.
  await page.addInitScript(() => {
    const told = (event: Event): void => {
      if (event.isTrusted) void (globalThis as unknown as { pressed: () => void }).pressed();
    };
    document.addEventListener('pointerdown', told, true);
  });
  return async () => presses.count;
};

export type Task = { readonly who: string; readonly task: string; readonly presses: number; readonly most: number };

const HEAD = `# Số lần bấm cho mỗi việc

Đếm bằng \`tests/e2e/clicks.test.ts\`: bắt đầu ở trang Việc cần làm, mỗi lần bấm chuột là một lần; gõ số liệu và lý do không tính. Bài thử tự đi
hết từng việc và giữ các số dưới đây.

| Ai | Việc | Số lần bấm | Nhiều nhất |
|---|---|---:|---:|
`;

const tableOf = (tasks: readonly Task[]): string =>
  `${HEAD}${tasks.map(({ who, task, presses, most }) => `| ${who} | ${task} | ${presses} | ${most} |`).join('\n')}\n`;

/** Writes the table with PICTURES=1; otherwise says whether the file still tells what was counted. */
export const keepClicks = (tasks: readonly Task[]): boolean => {
  if (process.env.PICTURES === '1') writeFileSync(FILE, tableOf(tasks));
  return existsSync(FILE) && readFileSync(FILE, 'utf8') === tableOf(tasks);
};
