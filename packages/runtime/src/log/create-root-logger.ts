import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino'
import { currentTraceparent } from '../tracing/traceparent.ts'
import { redact, redactUrls } from './redact.ts'
import { serializeError } from './serialize-error.ts'

type Fields = Record<string, unknown>

/** Fields first, message second; an error goes into the field `err`. */
export interface LogFn {
  (fields: Fields, message: string): void
  (message: string): void
}

export type Logger = Readonly<Record<'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace', LogFn>> & {
  /** The same logger with fields that every line of it carries. */
  child(fields: Fields): Logger
}

/** A logger that writes JSON lines without secrets, and the trace they belong to where there is one. */
export function createRootLogger(level: string, destination: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    serializers: { err: serializeError, error: serializeError },
    formatters: { log: redact },
    mixin: currentTrace,
    hooks: { streamWrite: redactUrls },
  }
  return wrap(pino(options, destination))
}

function wrap(inner: PinoLogger): Logger {
  return {
    fatal: inner.fatal.bind(inner),
    error: inner.error.bind(inner),
    warn: inner.warn.bind(inner),
    info: inner.info.bind(inner),
    debug: inner.debug.bind(inner),
    trace: inner.trace.bind(inner),
    // @NOTE pino's own formatters see the fields of a line but not those of a child.
    child: (fields) => wrap(inner.child(redact(fields))),
  }
}

function currentTrace(): Fields {
  const traceparent = currentTraceparent()
  return traceparent === null ? {} : { trace: traceparent.split('-')[1] }
}
