import type { Command } from 'commander';
import { collapse } from '../document/collapse.ts';
import { readHtml } from '../document/read-html.ts';
import { ImprimaturError } from '../errors.ts';
import { check, type Made } from '../pipeline/check.ts';
import { localPackFiles } from '../stores/local/local-pack-files.ts';
import { writeFolder } from '../stores/local/write-folder.ts';
import { type HouseOptions, openHouseFor } from './open-deps.ts';
import { addHouseOptions } from './options.ts';
import { printReport } from './print-report.ts';
import type { Terminal } from './terminal.ts';

/** `build`: writes a draft's page, its text and its record to a folder, for a look before anything is kept. */
export function defineBuild(command: Command, terminal: () => Terminal): void {
  command
    .argument('<pack>', 'a pack file, or - for standard input')
    .option('--out <folder>', 'where to write', 'out')
    .addHelpText('before', 'imprimatur build examples/accepted/kratom-depression.yaml --out out\n');
  addHouseOptions(command).action(async (path: string, options: HouseOptions & { out: string }) => {
    const { house, clock } = await openHouseFor(options, terminal());
    const packs = localPackFiles([path]);
    const [only, ...more] = packs.paths;
    if (only === undefined || more.length > 0) throw new ImprimaturError('invalid', `${path}: expected one pack file`);
    const file = await packs.read(only);
    if (!('bytes' in file)) throw new ImprimaturError('invalid', `${path}: ${file.message}`);
    const checked = check(file, packs.libraries(only), house, clock.today());
    const { made } = checked;
    if (made === undefined) {
      printReport(checked, terminal());
      process.exitCode = 1;
      return;
    }
    const { slug } = made.draft;
    const files = [
      { path: `${slug}.html`, text: made.html },
      { path: `${slug}.txt`, text: textOf(made) },
      {
        path: `${slug}.json`,
        text: `${JSON.stringify({ draft: made.draft, report: made.report, pack: made.pack }, null, 2)}\n`,
      },
    ];
    writeFolder(options.out, files);
    for (const { path: name } of files) terminal().out(`${options.out}/${name}`);
    terminal().note(`${made.draft.digest}  ${made.report.verdict}`);
  });
}

/** The page as plain text: headings, then what a reader reads, in order. */
function textOf({ html }: Made): string {
  const { blocks, sections, title } = readHtml(html);
  const headings = new Map(sections.map(({ id, heading }) => [id, heading ?? '']));
  const lines = [title, ''];
  let section: string | undefined;
  for (const block of blocks) {
    if (block.section !== section) {
      section = block.section;
      const heading = headings.get(section ?? '');
      if (heading !== undefined && heading !== '') lines.push('', heading, '');
    }
    const text = collapse(block.text);
    if (text !== '') lines.push(text);
  }
  return `${lines.join('\n')}\n`;
}
