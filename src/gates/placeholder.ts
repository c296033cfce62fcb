const STANDS_FOR_NOTHING =
  /^(?:n\.?\/?a\.?|nil|null|none|no|nothing|nobody|unknown|undefined|tb[acd]|todo|to be \w+|xx+|\?+|various|passim|see (?:source|above|below|text)|source|link|here)$/i;

/** Whether a text only fills a field: nothing but signs, or a word that stands for something still to come. */
export function isPlaceholder(text: string): boolean {
  const said = text.trim().replace(/[\s.!?…]+$/u, '');
  return !/[\p{L}\p{N}]/u.test(said) || STANDS_FOR_NOTHING.test(said);
}
