import { join } from 'node:path';
import type { Command } from 'commander';
import { HOME } from '../config.ts';
import { ImprimaturError } from '../errors.ts';
import { ALL_GATES } from '../gates/all-gates.ts';
import { docsOf } from '../gates/finding.ts';

import { didYouMean } from '../pack/did-you-mean.ts';
import { PACK_VALID } from '../pipeline/check.ts';
import { readHouseFile } from '../stores/local/house-files.ts';
import type { Terminal } from './terminal.ts';

/** `explain`: prints the page of a gate: what it checks, how to pass, why, and examples. */
export function defineExplain(command: Command, terminal: () => Terminal): void {
  command
    .argument('<gate>', 'the id of a gate')
    .addHelpText('before', 'imprimatur explain safety-elements\n')
    .action((id: string) => {
      const known = [...ALL_GATES.map((gate) => gate.id), PACK_VALID];
      if (!known.includes(id)) {
        const meant = didYouMean(id, known);
        const hint = meant === undefined ? '`imprimatur gates` lists them' : `did you mean ${meant}?`;
        throw new ImprimaturError('invalid', `found no gate "${id}"; ${hint}`);
      }
      terminal().out(new TextDecoder().decode(readHouseFile(join(HOME, docsOf(id))).bytes).trimEnd());
    });
}
