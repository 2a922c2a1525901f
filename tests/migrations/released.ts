import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import type { Answers, Questions } from './asks.ts';

export type WorldName = 'demonstration' | 'collected';

/** What one installation of a release was asked, and what it answered then. */
export type Recorded = {
  /** The clock of both, then and now. */
  readonly now: string;
  /** The files of migrations that made its schema. */
  readonly migrations: readonly string[];
  /** The seed of each person's second factor, and the cookie of a session that is still open. */
  readonly secondFactors: Readonly<Record<string, string>>;
  readonly openSession: string;
  readonly questions: Questions;
  readonly answers: Answers;
};
export type Released = {
  /** See rows.ts. */
  readonly rows: string;
  /** The files of the data directory: keys, and the seal of the trail. */
  readonly files: Readonly<Record<string, string>>;
  readonly recorded: Recorded;
};

const placeOf = (release: string, world: WorldName): string =>
  join(projectRoot, 'tests', 'migrations', `released-${release}`, world);

const unzipped = (path: string): string => gunzipSync(readFileSync(path)).toString();
const zip = (path: string, text: string): void => writeFileSync(path, gzipSync(text, { level: 9 }));

export const readReleased = (release: string, world: WorldName): Released => {
  const place = placeOf(release, world);
  return {
    rows: unzipped(join(place, 'rows.gz')),
    files: JSON.parse(unzipped(join(place, 'files.json.gz'))),
    recorded: JSON.parse(unzipped(join(place, 'answers.json.gz'))),
  };
};

export const writeReleased = (release: string, world: WorldName, { rows, files, recorded }: Released): void => {
  const place = placeOf(release, world);
  mkdirSync(place, { recursive: true });
  zip(join(place, 'rows.gz'), rows);
  zip(join(place, 'files.json.gz'), JSON.stringify(files));
  zip(join(place, 'answers.json.gz'), JSON.stringify(recorded, null, 1));
};

/** The files below a directory, in base64 by their paths. */
export const packFiles = (directory: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(directory.length + 1), readFileSync(path, 'base64')]),
  );

/** A data directory with those files, as only its owner reads it. */
export const unpackFiles = (files: Readonly<Record<string, string>>): string => {
  const directory = mkdtempSync(join(tmpdir(), 'dan-toc-released-'));
  for (const [name, content] of Object.entries(files)) {
    const path = join(directory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, Buffer.from(content, 'base64'), { mode: 0o600 });
  }
  return directory;
};
