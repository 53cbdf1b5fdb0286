import type { ChannelAccount, InboundBatch } from '@hubbub/contracts'
import type { ChannelContext } from './context.ts'

/** A call of a network at an address of ours. */
export interface WebhookRequest {
  method: 'GET' | 'POST'
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  query: Readonly<Record<string, string>>
  body: Uint8Array
  /** The full address that was called; some networks sign it. */
  url: string
  receivedAt: Date
}

/** `keep`: it is genuine and says something: it is stored as it came before it is answered. */
export interface WebhookAnswer {
  status: number
  keep: boolean
  /** What the network calls this call: whatever comes again under it is the same. Left out: only the same words are. */
  key?: string
  body?: string
  contentType?: string
}

export interface WebhookView<Settings, Credentials> {
  settings: Settings
  credentials: Credentials
  account?: ChannelAccount | null
}

export interface WebhookReceiver<Settings = unknown, Credentials = unknown> {
  /** Pure and quick: checks the signature, answers challenges. What is not genuine is answered 401 and not kept. */
  answer(view: WebhookView<Settings, Credentials>, request: WebhookRequest): WebhookAnswer
  /** Whose news a genuine call carries, by the ids of accounts, where one address serves all accounts of an app. */
  accounts?(request: WebhookRequest): string[]
  /**
   * All that a kept call says, every entry of it, with files that the call only names. What cannot be read goes to
   * `unreadable`, entry by entry; rejects with a ChannelError where the network must be asked again later.
   */
  read(
    view: WebhookView<Settings, Credentials>,
    request: WebhookRequest,
    context: ChannelContext,
  ): Promise<Omit<InboundBatch, 'cursor'>>
}
