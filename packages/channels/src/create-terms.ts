import type { ChannelAccount, OutboundMessage, ReplyQuestion, ReplyTerms } from '@hubbub/contracts'
import { ChannelError } from './channel-error.ts'
import type { Channel } from './contract.ts'

export interface TermsView {
  kind: string
  settings: unknown
  account: ChannelAccount | null
}

/** How messages of any of these channels can be answered. */
export function createTerms(channels: ReadonlyMap<string, Pick<Channel, 'replyTerms' | 'form'>>) {
  return {
    replyTerms(view: TermsView, question: ReplyQuestion): ReplyTerms & { form: OutboundMessage['form'] } {
      const channel = channels.get(view.kind)
      if (channel === undefined)
        throw new ChannelError({ class: 'rejected', message: `There is no channel “${view.kind}” here` })
      return { ...channel.replyTerms(view, question), form: channel.form }
    },
  }
}
