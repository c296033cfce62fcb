import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Endnote, Heading, Marker, Piece, Position, Role, Statement } from './document.ts';
import type { ChildNode, Element } from './element.ts';

/** What is open around a node of a page. */
export interface Scope {
  readonly section?: OpenSection;
  readonly block?: OpenBlock;
  readonly statement?: OpenStatement;
  readonly endnote?: { text: string };
  readonly heading?: { text: string };
}

/** A section that is open. */
export interface OpenSection {
  readonly id: string;
  readonly role: Role;
  readonly element?: string;
  readonly around?: OpenSection;
  heading?: { readonly text: string };
  hasLetters: boolean;
}

/** A block that is open. */
export interface OpenBlock {
  readonly index: number;
  readonly section?: string;
  text: string;
  readonly dates: string[];
}

/** A statement that is open. */
export interface OpenStatement {
  text: string;
  readonly markers: Marker[];
}

/**
 * A page as far as it was read. The functions that read on are made once and are handed this: functions made anew for each
 * page would be compiled anew as well, which took as long as the reading.
 */
export interface PageReading {
  language: string;
  title: string;
  head: Element | undefined;
  readonly headings: (Omit<Heading, 'text'> & { readonly said: { text: string } })[];
  readonly sections: OpenSection[];
  readonly blocks: OpenBlock[];
  readonly statements: (Omit<Statement, 'text' | 'markers'> & { readonly open: OpenStatement })[];
  readonly pieces: Piece[];
  readonly endnotes: (Omit<Endnote, 'text'> & { readonly open: { text: string } })[];
  readonly ids: string[];
  // A list of what is still to be read, not a function that calls itself: a page may be nested as deep as it likes.
  readonly ahead: ChildNode[];
  readonly scopes: Scope[];
}

/** Where a node stands in its file, if that was noted. */
export function positionOf(node: ChildNode): Position | undefined {
  const location = (node as DefaultTreeAdapterTypes.Element).sourceCodeLocation;
  return location == null ? undefined : { line: location.startLine, column: location.startCol };
}
