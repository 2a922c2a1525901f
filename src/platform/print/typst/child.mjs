// Compiles papers to PDF in a process of its own: the compiler's memory grows and goes away with it. No network is used:
// templates import no package, fonts come from the installation.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const here = dirname(fileURLToPath(import.meta.url));
const fontsAt = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));
const fonts = [
  '400Regular/Tinos_400Regular',
  '400Regular_Italic/Tinos_400Regular_Italic',
  '700Bold/Tinos_700Bold',
  '700Bold_Italic/Tinos_700Bold_Italic',
];

const compiler = NodeCompiler.create({
  workspace: here,
  fontArgs: [{ fontBlobs: fonts.map((font) => readFileSync(join(fontsAt, `${font}.ttf`))) }],
});

const compile = ({ template, output, data }) => {
  const result = compiler.compile({ mainFilePath: join(here, `${template}.typ`), inputs: { data } });
  if (!result.result) return { problem: JSON.stringify(result.takeDiagnostics()?.shortDiagnostics ?? []) };
  const paper = output === 'svg' ? Buffer.from(compiler.plainSvg(result.result)) : compiler.pdf(result.result);
  compiler.evictCache(2);
  return { paper };
};

process.on('message', ({ id, ...work }) => {
  try {
    process.send({ id, ...compile(work) });
  } catch (error) {
    process.send({ id, problem: String(error) });
  }
});
process.on('disconnect', () => process.exit());
