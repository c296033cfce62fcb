const AT_ONCE_AFTER_MS = 1_000;

/** Aborts when the process is asked to stop. Asked again later, the process stops where it stands. */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  let asked: number | undefined;
  const stop = (): void => {
    // A wrapper may pass on the Ctrl-C that the terminal has sent to both: only a later one means "at once".
    if (asked !== undefined && performance.now() - asked > AT_ONCE_AFTER_MS) process.exit(130);
    asked ??= performance.now();
    stopping.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return stopping.signal;
}
