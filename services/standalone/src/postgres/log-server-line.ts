type Write = (fields: Record<string, unknown>, message: string) => void

/** What this module wants of a logger; the loggers of @hubbub/runtime fit. */
export interface PostgresLog {
  trace: Write
  debug: Write
  info: Write
  warn: Write
  error: Write
}

const levels: Readonly<Record<string, keyof PostgresLog>> = {
  LOG: 'debug',
  WARNING: 'warn',
  FATAL: 'warn',
  PANIC: 'error',
}

/** Errors of statements may quote what people wrote, so they, and all that cannot be told apart, are for tracing only. */
export function logServerLine(log: PostgresLog, line: string): void {
  const [, severity = '', message = line] = /^([A-Z]+): +(.*)$/.exec(line) ?? []
  log[levels[severity] ?? 'trace']({ source: 'postgres', severity: severity || undefined }, message)
}
