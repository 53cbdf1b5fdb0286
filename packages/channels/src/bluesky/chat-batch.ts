import type { InboundChange, InboundGap, InboundMessage } from '@hubbub/contracts'

export interface ChatInput {
  us: string
  since: Date
  cursor: string | null
  signal: AbortSignal
}

export interface ChatBatch {
  messages: InboundMessage[]
  changes: InboundChange[]
  gaps?: InboundGap[]
  chat: string
}
