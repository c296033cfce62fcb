// Loaded before the program, this keeps the AWS SDK from being loaded: what the program does without it is looked at.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier.startsWith('@aws-sdk/') || specifier.startsWith('@smithy/'))
      throw new Error(`${specifier} was asked for`);
    return nextResolve(specifier, context);
  },
});
