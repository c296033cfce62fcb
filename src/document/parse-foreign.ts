import { type DefaultTreeAdapterTypes, defaultTreeAdapter, Parser, type ParserOptions, type Token } from 'parse5';

type Tree = DefaultTreeAdapterTypes.DefaultTreeAdapterMap;
type Options = ParserOptions<Tree>;

// The standard opens every one of these anew in each paragraph that begins before they are closed.
const NAMES = ['b', 'big', 'code', 'em', 'font', 'i', 's', 'small', 'strike', 'strong', 'tt', 'u'];
const REOPENED: ReadonlySet<string> = new Set(NAMES);
const OWN = new RegExp(`<(?:${NAMES.join('|')})[\\s/>]`, 'gi');
// A page has hardly any more than it wrote; one that leaves a few thousand open would have millions.
const MOST_REOPENED = 1_000;

/** Parses a page that somebody else wrote, with places; what it leaves open without end is read as its words alone. */
export function parseForeign(html: string): DefaultTreeAdapterTypes.Document {
  return parsed(html, (parser, options) => parser.parse(html, options));
}

/** As `parseForeign`, for a piece of a page. */
export function parseForeignFragment(html: string): DefaultTreeAdapterTypes.DocumentFragment {
  return parsed(html, (parser, options) => {
    const open = parser.getFragmentParser<Tree>(null, options);
    open.tokenizer.write(html, true);
    return open.getFragment();
  });
}

function parsed<Read>(html: string, read: (parser: typeof Parser, options: Options) => Read): Read {
  const options = { sourceCodeLocationInfo: true, scriptingEnabled: false };
  let left: number | undefined;
  const createElement: typeof defaultTreeAdapter.createElement = (name, ...rest) => {
    if (REOPENED.has(name)) {
      left ??= MOST_REOPENED + (html.match(OWN)?.length ?? 0);
      left -= 1;
      if (left < 0) throw new TooManyError();
    }
    return defaultTreeAdapter.createElement(name, ...rest);
  };
  try {
    return read(Parser, { ...options, treeAdapter: { ...defaultTreeAdapter, createElement } });
  } catch (error) {
    if (!(error instanceof TooManyError)) throw error;
    return read(WordsParser as typeof Parser, { ...options, treeAdapter: defaultTreeAdapter });
  }
}

class TooManyError extends Error {}

/** Takes no note of how letters are set. */
class WordsParser extends Parser<Tree> {
  override onStartTag(token: Token.TagToken): void {
    if (!REOPENED.has(token.tagName)) super.onStartTag(token);
  }

  override onEndTag(token: Token.TagToken): void {
    if (!REOPENED.has(token.tagName)) super.onEndTag(token);
  }
}
