import { type Attributes, type Context, context, type Span, SpanStatusCode, trace } from '@opentelemetry/api'
import { errorMessage } from '@hubbub/contracts'
import { contextOf } from './traceparent.ts'

export type { Attributes, Span } from '@opentelemetry/api'

/** Runs `fn` as one step of the current trace; a failure is noted on the span and thrown on. */
export function withSpan<T>(
  name: string,
  attributes: Attributes,
  fn: (span: Span) => Promise<T>,
): Promise<T> {
  return runSpan(context.active(), name, attributes, fn)
}

/** Runs `fn` as the next step of the trace that a stored traceparent belongs to, or of a new one. */
export function runWithTraceparent<T>(
  traceparent: string | null,
  name: string,
  fn: (span: Span) => Promise<T>,
  attributes: Attributes = {},
): Promise<T> {
  return runSpan(contextOf(traceparent), name, attributes, fn)
}

function runSpan<T>(
  parent: Context,
  name: string,
  attributes: Attributes,
  fn: (span: Span) => Promise<T>,
): Promise<T> {
  return trace.getTracer('hubbub').startActiveSpan(name, { attributes }, parent, async (span) => {
    try {
      return await fn(span)
    } catch (error) {
      span.recordException(error instanceof Error ? error : String(error))
      span.setStatus({ code: SpanStatusCode.ERROR, message: errorMessage(error) })
      throw error
    } finally {
      span.end()
    }
  })
}
