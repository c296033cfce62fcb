/** An element of a page: as much of what parse5 gives as is read here. */
export interface Element {
  readonly nodeName: string;
  readonly tagName: string;
  readonly attrs: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes: readonly ChildNode[];
}

/** Text in a page, with its references to characters resolved. */
export interface Text {
  readonly nodeName: '#text';
  readonly value: string;
}

/** What may stand in an element; of comments and the like only the name is of use, which says to leave them. */
export type ChildNode = Element | Text | { readonly nodeName: string };
