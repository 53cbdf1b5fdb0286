import { type Problem, problemSchema } from '@hubbub/contracts'

export interface ProblemField {
  path: string
  message: string
}

/** A request that was answered with a problem, or not answered at all (`status` 0, code `network.failed`). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: string
  readonly status: number
  readonly title: string
  readonly errors: readonly ProblemField[]
  readonly requestId: string | null
  /** Seconds to wait, from Retry-After. */
  readonly retryAfter: number | null

  constructor(
    problem: Omit<Problem, 'type' | 'requestId'> & { requestId?: string | null; retryAfter?: number | null },
    cause?: unknown,
  ) {
    super(problem.detail ?? problem.title, cause === undefined ? undefined : { cause })
    this.code = problem.code
    this.status = problem.status
    this.title = problem.title
    this.errors = problem.errors ?? []
    this.requestId = problem.requestId ?? null
    this.retryAfter = problem.retryAfter ?? null
  }
}

export function isProblem(error: unknown, code?: string): error is ProblemError {
  return error instanceof ProblemError && (code === undefined || error.code === code)
}

/** Reads the problem out of a refused answer; a proxy's page without one gets a code of its own. */
export async function problemFrom(response: Response): Promise<ProblemError> {
  const retryAfter = Number.parseInt(response.headers.get('retry-after') ?? '', 10)
  // Cut off in the middle: why it was refused is as unknown as if nothing had come.
  const body = await response.text().catch((error: unknown) => {
    throw networkProblem(error)
  })
  return problemOf(body, response.status, {
    retryAfter: Number.isNaN(retryAfter) ? null : retryAfter,
    requestId: response.headers.get('x-request-id'),
  })
}

export function problemOf(
  body: string,
  status: number,
  { retryAfter = null, requestId = null }: { retryAfter?: number | null; requestId?: string | null } = {},
): ProblemError {
  const parsed = problemSchema.safeParse(parseJson(body))
  if (parsed.success) return new ProblemError({ ...parsed.data, retryAfter })
  return new ProblemError({
    code: `http.status_${status}`,
    status,
    title: `The server answered ${status}`,
    requestId,
    retryAfter,
  })
}

export function networkProblem(cause: unknown): ProblemError {
  return new ProblemError({ code: 'network.failed', status: 0, title: 'The server cannot be reached' }, cause)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
