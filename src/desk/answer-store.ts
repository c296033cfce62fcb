/** What was answered to a request, so that the same request can be answered again without being done again. */
export interface KeptAnswer {
  /** The request, as text. */
  readonly request: string;
  readonly answer: object;
  readonly at: number;
}

/** Answers by the person and key of their request, kept for a day at least, as long as the store lasts. */
export interface AnswerStore {
  find(key: string): Promise<KeptAnswer | undefined>;
  /** Keeps an answer; the first one kept under a key stays. */
  keep(key: string, answer: KeptAnswer): Promise<void>;
}

const MOST = 5_000;

/** Answers that last as long as the process. */
export function memoryAnswers(): AnswerStore {
  const answers = new Map<string, KeptAnswer>();
  return {
    find: async (key) => answers.get(key),
    keep: async (key, answer) => {
      if (answers.has(key)) return;
      answers.set(key, answer);
      const oldest = answers.keys().next();
      if (answers.size > MOST && !oldest.done) answers.delete(oldest.value);
    },
  };
}
