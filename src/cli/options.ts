import { type Command, Option } from 'commander';

/** `--format pretty|json`. */
export function formatOption(): Option {
  return new Option('--format <format>', 'how to print the result').choices(['pretty', 'json']).default('pretty');
}

/** `--format` of the commands that report findings. */
export function reportFormatOption(): Option {
  return new Option('--format <format>', 'how to print the report')
    .choices(['pretty', 'json', 'sarif', 'junit', 'github'])
    .default('pretty');
}

/** Adds the options of every command that goes by a house's rules. */
export function addHouseOptions(command: Command): Command {
  return command
    .option('--policy <file>', 'the house policy (default: imprimatur.policy.yaml here, else the built-in example)')
    .option('--today <date>', 'go by this day, YYYY-MM-DD');
}

/** Adds the options of every command that keeps something. */
export function addStoreOptions(command: Command): Command {
  return addHouseOptions(command).option('--data <folder>', 'where the embedded stores live (default: .imprimatur)');
}

/** Adds the option that tells two languages of an article apart. */
export function addLocaleOption(command: Command): Command {
  return command.option('--locale <tag>', 'which language, where a slug has several');
}
