/** A position in the text that was read, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What a part of a page is for; gates judge by it, never by the words of a heading. */
export type Role = 'lead' | 'body' | 'safety' | 'legal' | 'endnotes';

/** A part of a page with its own heading. */
export interface Section {
  readonly id: string;
  readonly role: Role;
  /** The required element this part is the place for, such as `pregnancy`. */
  readonly element?: string;
  /** The section around it. */
  readonly parent?: string;
  readonly heading?: string;
  /** Its place among the sections, in reading order. */
  readonly order: number;
  /** Whether a reader sees any letter in it, headings left out. */
  readonly hasLetters: boolean;
}

/** A heading as readers and screen readers meet it. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly position?: Position;
}

/** A marker in the text that points at an endnote. */
export interface Marker {
  /** The id it points at, without `#`. */
  readonly target: string;
  readonly label: string;
}

/** A sentence or two that a reader reads as one assertion, and what is given for it. */
export interface Statement {
  readonly text: string;
  /** The fact it renders; absent in articles that were not built here. */
  readonly fact?: string;
  readonly section?: string;
  /** The id of the block around it: a paragraph, a list item, a table row. */
  readonly block: number;
  readonly markers: readonly Marker[];
  readonly position?: Position;
}

/** A paragraph, list item or table row: what a reader takes in at once. */
export interface Block {
  readonly text: string;
  readonly section?: string;
  /** Machine-readable dates that are shown in it, `YYYY-MM-DD`. */
  readonly dates: readonly string[];
}

/** A run of text, or an attribute that is read aloud, outside statements and endnotes. */
export interface Piece {
  readonly text: string;
  readonly section?: string;
  readonly position?: Position;
}

/** A sentence as a reader meets it, with the exact words of the file. */
export interface Sentence {
  /** Folded for matching: NFC, straight quotes, single spaces, nothing invisible, look-alike letters as Latin ones. */
  readonly text: string;
  /** The words exactly as they stand in what was read, line breaks as spaces. */
  readonly excerpt: string;
  /** Running text; a heading; a title, description, alt or link text or the like; an entry of the reference list. */
  readonly kind: 'text' | 'heading' | 'label' | 'reference';
  /** The id of the section it stands in. */
  readonly section?: string;
  /** The index of the block it stands in. */
  readonly block?: number;
  /** The fact it renders, in drafts. */
  readonly fact?: string;
  /** Whether it is inside a quotation or blockquote as a whole. */
  readonly isQuoted: boolean;
  /** Whether it stands in an item of a list, where that is known. */
  readonly isItem?: boolean;
  /** Its markers and the like: what it offers as support. */
  readonly markers: readonly Marker[];
  /** Whether one of them leads to a work that can be found (see Endnote). */
  readonly isCited: boolean;
  readonly position?: Position;
  readonly end?: Position;
}

/** A character that a reader cannot see, or reads as another. */
export interface Oddity {
  readonly kind: 'invisible' | 'look-alike';
  readonly character: string;
  /** The word it stands in, as it reads. */
  readonly word: string;
  readonly position: Position;
  /** The word with all its characters, exactly as it stands in what was read, and where it begins. */
  readonly excerpt: string;
  readonly start: Position;
}

/** An entry of the reference list. */
export interface Endnote {
  readonly id: string;
  /** The source it shows; absent in articles that were not built here. */
  readonly source?: string;
  readonly text: string;
  /** Whether a reader could find the work, and it is not a seller's page; only in articles that were not built here. */
  readonly isFindable?: boolean;
  /** The DOIs and PubMed numbers by which the work can be looked up; only in articles that were not built here. */
  readonly identifiers?: readonly { readonly doi?: string; readonly pmid?: string }[];
}

/** A page as its readers get it: the one model that gates read. What is hidden from readers is not in it. */
export interface Document {
  readonly language: string;
  readonly title: string;
  readonly headings: readonly Heading[];
  readonly sections: readonly Section[];
  readonly blocks: readonly Block[];
  readonly statements: readonly Statement[];
  readonly pieces: readonly Piece[];
  readonly endnotes: readonly Endnote[];
  /** What it says, sentence by sentence, titles and labels among them. */
  readonly sentences: readonly Sentence[];
  /** What a reader could not see or would misread; pages that are built here have none. */
  readonly oddities: readonly Oddity[];
  /** How many more of them there are than are listed. */
  readonly moreOddities: number;
  /** Every id on the page, in order, repeats included. */
  readonly ids: readonly string[];
}
