/** What a simulated network is asked. */
export interface HttpRequest {
  method: string
  path: string
  query: URLSearchParams
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  /** What the route's `:names` stood for. */
  params: Readonly<Record<string, string>>
  body: Uint8Array
  /** Aborts when the client has gone. */
  signal: AbortSignal
}

export interface HttpAnswer {
  status?: number
  headers?: Record<string, string>
  json?: unknown
  body?: string | Uint8Array
  /** Goes on writing after the head was sent, until it closes the stream. */
  stream?: (out: HttpStream) => void
}

/** An answer that does not end by itself. */
export interface HttpStream {
  write(bytes: string | Uint8Array): void
  end(): void
  /** Breaks the connection off. */
  cut(): void
  readonly closed: boolean
  onClose(listener: () => void): void
}

export const textOf = (request: Pick<HttpRequest, 'body'>) => new TextDecoder().decode(request.body)

/** The body as JSON; an empty one is an empty object. */
export function jsonOf(request: Pick<HttpRequest, 'body'>): Record<string, unknown> {
  const text = textOf(request)
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}

/** A form, `multipart/form-data` or URL-encoded. */
export async function formOf({ headers, body }: Pick<HttpRequest, 'headers' | 'body'>): Promise<FormData> {
  const type = headers['content-type'] ?? ''
  // oxlint-disable-next-line typescript/no-deprecated -- a simulator on loopback reads what our own client sent
  return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
}
