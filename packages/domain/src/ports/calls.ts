/** A network's call at an address of ours, as it came. */
export interface NewCall {
  id: string
  channelId: string
  /** The same call again has the same. */
  digest: string
  request: KeptRequest
  body: Uint8Array
  receivedAt: Date
}

export interface KeptRequest {
  method: 'GET' | 'POST'
  headers: Record<string, string>
  query: Record<string, string>
  url: string
}

export interface KeptCall extends Omit<NewCall, 'digest'> {
  readAt: Date | null
}

/** What networks call us with, kept before it is read. */
export interface CallRepository {
  /** @returns whether it was not there yet. */
  keep(call: NewCall): Promise<boolean>
  find(id: string): Promise<KeptCall | null>
  /** `error`: it cannot be read as it is, and is left to people. */
  settle(id: string, end: { readAt: Date } | { error: string }): Promise<void>
}
