import { styleText } from 'node:util';

/** How loud a piece of text is. */
export type Tone = 'plain' | 'strong' | 'faint' | 'good' | 'bad' | 'warn';

const STYLES = { plain: 'reset', strong: 'bold', faint: 'dim', good: 'green', bad: 'red', warn: 'yellow' } as const;

/** Where a command writes: results on `out`, progress and notes on `note`. */
export interface Terminal {
  out(text: string): void;
  note(text: string): void;
  /** Resolves when what was written has gone on its way, or nobody takes it any more. */
  written(): Promise<void>;
  /** Text in a tone, on terminals that show one; words alone must still say it. */
  tone(tone: Tone, text: string): string;
  readonly colour: boolean;
  readonly columns: number;
  /** Whether progress may move on the note stream. */
  readonly lively: boolean;
}

/** The process's own terminal; colour only where a person looks, and never with `NO_COLOR` or `--no-color`. */
export function processTerminal(noColor: boolean): Terminal {
  const colour = !noColor && !process.env.NO_COLOR && process.env.TERM !== 'dumb' && process.stdout.isTTY === true;
  return {
    out: (text) => process.stdout.write(`${text}\n`),
    note: (text) => process.stderr.write(`${text}\n`),
    written: () => roomIn(process.stdout),
    tone: toned(colour),
    colour,
    columns: Math.min(process.stdout.columns ?? 100, 120),
    lively: process.stderr.isTTY === true && process.env.CI === undefined,
  };
}

/** A terminal that nobody looks at, for what runs commands and prints nothing. */
export const SILENT: Terminal = {
  out: () => {},
  note: () => {},
  written: async () => {},
  tone: (_, text) => text,
  colour: false,
  columns: 80,
  lively: false,
};

/** The text that printing leaves on a terminal like another one, without the line break at its end. */
export function printed(
  { colour, columns }: Pick<Terminal, 'colour' | 'columns'>,
  print: (terminal: Terminal) => void,
) {
  const lines: string[] = [];
  print({ ...SILENT, out: (text) => lines.push(text), tone: toned(colour), colour, columns });
  return lines.join('\n');
}

async function roomIn(stream: NodeJS.WriteStream): Promise<void> {
  if (!stream.writableNeedDrain) return;
  await new Promise<void>((resolve) => {
    const events = ['drain', 'close', 'error'] as const;
    const done = (): void => {
      for (const event of events) stream.off(event, done);
      resolve();
    };
    for (const event of events) stream.on(event, done);
  });
}

/** A text of others as a terminal may show it: what would move its cursor or set its colours is written out. */
export const shown = (text: string): string =>
  text.replace(/[\0-\x1f\x7f-\x9f]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);

const toned =
  (colour: boolean): Terminal['tone'] =>
  (tone, text) =>
    colour && tone !== 'plain' ? styleText(STYLES[tone], text, { validateStream: false }) : text;

/** Text broken at spaces so that no line is wider than `columns`, every line after `indent` spaces. */
export function wrap(text: string, columns: number, indent: number): string {
  const width = Math.max(20, columns - indent);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines.map((part) => ' '.repeat(indent) + part).join('\n');
}
