import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { COMMANDS } from '../../src/cli/commands.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { HOME } from '../../src/config.ts';
import { EVENT_PARTITIONS } from '../../src/stores/aws/event-partitions.ts';
import { type SynthesizedStack, synthesizeStack } from './a-stack.ts';

const read = (path: string): string => readFileSync(join(HOME, path), 'utf8');
const RUNBOOKS = ['docs/deploy.md', 'docs/operations.md'];
const GUIDES = [
  'README.md',
  ...readdirSync(join(HOME, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const TEXTS = RUNBOOKS.map((path) => [path, read(path)] as const);

/** The shell blocks of a text, wherever they are indented. */
const shellBlocks = (text: string): readonly string[] =>
  [...text.matchAll(/^( *)```sh\n([\s\S]*?)^ *```/gm)].map(([, indent = '', code = '']) =>
    code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );
/** Every match of a pattern's first group in both runbooks. */
const mentions = (pattern: RegExp): readonly string[] =>
  TEXTS.flatMap(([, text]) => [...text.matchAll(pattern)].map(([, found = '']) => found));
const sources = (...folders: string[]): string =>
  folders
    .flatMap((folder) =>
      readdirSync(join(HOME, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(?:ts|js)$/.test(entry.name))
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
    )
    .join('\n');

describe('the runbooks', () => {
  let stack: SynthesizedStack;
  beforeAll(() => {
    stack = synthesizeStack();
  }, 60_000);

  it('have a heading for every alarm of the stack, and for no other', () => {
    const headings = [...read('docs/operations.md').matchAll(/^### `(\w+)`$/gm)].map(([, name]) => name);

    expect(stack.alarms.length).toBeGreaterThan(8);
    expect(stack.alarms.filter((name) => !headings.includes(name))).toEqual([]);
    expect(headings.filter((name) => !stack.alarms.includes(name ?? ''))).toEqual([]);
    expect(new Set(headings).size).toBe(headings.length);
  });

  it('name outputs that the stack has', () => {
    const named = mentions(/\boutput ([A-Z]\w+)/g);

    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((name) => !stack.outputs.includes(name))).toEqual([]);
  });

  it('name each resource so that exactly one is found', () => {
    const named = TEXTS.flatMap(([, text]) => [...text.matchAll(/\bresource ([A-Z]\w+) (AWS::\w+::\w+)/g)]);
    const found = (prefix: string, type: string): number =>
      [...stack.resources].filter(([id, { Type }]) => Type === type && id.startsWith(prefix)).length;
    const wrong = named
      .map(([, prefix = '', type = '']) => [prefix, type, found(prefix, type)] as const)
      // All buckets at once are what is emptied before a stack is taken down.
      .filter(([prefix, , count]) => (prefix === 'Storage' ? count < 2 : count !== 1));

    expect(named.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });

  it('start the publisher again with the concurrency that the stack gives it', () => {
    const [, given] = [...stack.resources].find(
      ([id, { Type }]) => Type === 'AWS::Lambda::Function' && id.startsWith('PublisherPublishFunction'),
    ) ?? ['', undefined];
    const named = new Set(mentions(/--reserved-concurrent-executions (\d+)/g));

    expect(named).toEqual(new Set(['0', String(given?.Properties.ReservedConcurrentExecutions)]));
  });

  it('name settings, stages and variables that there are', () => {
    const { stages } = JSON.parse(read('cdk.json')).context;
    const infra = sources('infra');
    const all = infra + sources('functions', 'scripts', 'src', 'bin');
    const [, section = ''] = /^## Settings\n([\s\S]*?)^## /m.exec(read('docs/deploy.md')) ?? [];
    const settings = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    const [, stage = ''] = /^export interface Stage \{\n([\s\S]*?)^\}/m.exec(read('infra/stack.ts')) ?? [];
    const fields = [...stage.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name]) => name);

    expect(fields.length).toBeGreaterThan(2);
    expect(settings).toEqual(fields);
    expect(mentions(/-c stage=(\w+)/g).filter((name) => !(name in stages))).toEqual([]);
    expect(mentions(/-c (\w+)=/g).filter((name) => !infra.includes(`tryGetContext('${name}')`))).toEqual([]);
    expect(mentions(/\b(IMPRIMATUR_[A-Z_]+)\b/g).filter((name) => !all.includes(name))).toEqual([]);
  });

  it('list every output that the stack has', () => {
    const rows = [...read('docs/deploy.md').matchAll(/^\| ((?:`[A-Z]\w+`(?:, )?)+) \|/gm)].map(([, row = '']) => row);
    const listed = rows.flatMap((row) => [...row.matchAll(/`(\w+)`/g)].map(([, name]) => name));

    expect(listed.sort()).toEqual([...stack.outputs].sort());
  });

  it('speak of partitions of the table that there are', () => {
    const named = mentions(/"([A-Z]+)#/g);

    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => ![...EVENT_PARTITIONS, 'HEAD', 'DUE', 'SESSION'].includes(name))).toEqual([]);
    for (const name of EVENT_PARTITIONS) expect(read('docs/operations.md')).toContain(`"${name}#`);
  });

  it('send payloads and items that are JSON', () => {
    const given = mentions(/ --(?:payload|key|expression-attribute-(?:names|values)) '([^']*)'/g);

    expect(given.length).toBeGreaterThan(8);
    for (const json of given) expect(JSON.parse(json)).toEqual(expect.any(Object));
  });

  it.each(TEXTS)('%s has shell that a shell can read', (_, text) => {
    const blocks = shellBlocks(text);
    // On Windows there need not be a shell of this kind.
    const faults =
      process.platform === 'win32'
        ? []
        : blocks.filter((code) => spawnSync('bash', ['-n'], { input: code }).status !== 0);

    expect(blocks.length).toBeGreaterThan(5);
    expect(faults).toEqual([]);
  });

  it.each(TEXTS)('%s calls the AWS CLI with a service, a command and options alone', (_, text) => {
    const calls = shellBlocks(text)
      .flatMap((code) => code.replaceAll('\\\n', ' ').split('\n'))
      .flatMap((line) => [...line.matchAll(/\baws ([^|;]*)/g)].map(([, call = '']) => call.trim()));

    expect(calls.length).toBeGreaterThan(5);
    expect(calls.filter((call) => !/^[a-z0-9-]+ [a-z0-9-]+(?: |$)/.test(call))).toEqual([]);
    expect(calls.filter((call) => /(?:^| )-[a-z]{2,}/.test(call))).toEqual([]);
  });

  it('call commands of imprimatur that there are, with options that they have', async () => {
    const calls = TEXTS.flatMap(([, text]) => [
      ...text.replaceAll('\\\n', ' ').matchAll(/\bnpx imprimatur ([a-z-]+)((?: [^\n`#|]*)?)/g),
    ])
      .filter(([whole]) => / --/.test(whole))
      .map(([, name = '', rest = '']) => ({ name, flags: [...rest.matchAll(/(--[a-z-]+)/g)].map(([flag]) => flag) }));
    const wrong: string[] = [];
    for (const { name, flags } of calls) {
      const entry = COMMANDS.find((command) => command.name === name);
      const command = new Command(name);
      (await entry?.load())?.(command, () => ({}) as Terminal);
      const known = command.options.map(({ long }) => long);
      wrong.push(
        ...(entry === undefined
          ? [name]
          : flags.filter((flag) => !known.includes(flag)).map((flag) => `${name} ${flag}`)),
      );
    }

    expect(calls.length).toBeGreaterThan(2);
    expect(wrong).toEqual([]);
  });
});

describe('the guides', () => {
  const anchorsOf = (text: string): readonly string[] =>
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    );

  it.each(GUIDES)('%s links to what is there', (path) => {
    const text = read(path).replaceAll(/```[\s\S]*?```/g, '');
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !/^[a-z]+:/.test(link));
    const faults = links.filter((link) => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? path : join(dirname(path), file);
      if (!existsSync(join(HOME, target))) return true;
      return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
    });

    expect(faults).toEqual([]);
  });
});
