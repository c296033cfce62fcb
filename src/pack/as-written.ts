import { CORE_SCHEMA, floatCoreTag, intCoreTag, NOT_RESOLVED } from 'js-yaml';

type NumberTag = typeof intCoreTag;

/**
 * The core schema of YAML 1.2, except that a whole number is one only in the writing that numbers have: `0800` and `+44`
 * stay the texts that they are.
 */
export const AS_WRITTEN = CORE_SCHEMA.withTags(onlyAsWritten(intCoreTag), onlyAsWritten(floatCoreTag));

// A help line that is written bare would lose its zero, and nobody would be told.
function onlyAsWritten(tag: NumberTag): NumberTag {
  const resolve: NumberTag['resolve'] = (source, isExplicit, tagName) => {
    const number = tag.resolve(source, isExplicit, tagName);
    return Number.isSafeInteger(number) && !Object.is(number, -0) && String(number) !== source ? NOT_RESOLVED : number;
  };
  return { ...tag, resolve };
}
