/** A message as runs of text and code: findings mark names of fields and files with backticks. */
export const textRuns = (text: string) => text.split('`').map((run, index) => ({ text: run, isCode: index % 2 === 1 }));
