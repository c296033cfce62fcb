// Loaded before the program, this plants a gate that throws: what the program does then is what the tests look at.
import { registerHooks } from 'node:module';

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith('/src/gates/review-by.ts')) return loaded;
    return { ...loaded, source: `${loaded.source}\nreviewBy.inspect = () => { throw new Error('planted'); };\n` };
  },
});
