import type {
  ChannelAccount,
  OutboundMessage,
  PublishTerms,
  ReplyQuestion,
  ReplyTerms,
} from '@hubbub/contracts'
import { ChannelError } from './channel-error.ts'
import type { Channel } from './contract.ts'

export interface TermsView {
  kind: string
  settings: unknown
  account: ChannelAccount | null
}

/** How messages of any of these channels can be answered. */
export function createTerms(
  channels: ReadonlyMap<string, Pick<Channel, 'replyTerms' | 'publishTerms' | 'form'>>,
) {
  const of = (kind: string) => {
    const channel = channels.get(kind)
    if (channel !== undefined) return channel
    throw new ChannelError({ class: 'rejected', message: `There is no channel “${kind}” here` })
  }
  return {
    publishTerms: (view: TermsView): PublishTerms | null => of(view.kind).publishTerms(view),
    replyTerms(view: TermsView, question: ReplyQuestion): ReplyTerms & { form: OutboundMessage['form'] } {
      const channel = of(view.kind)
      return { ...channel.replyTerms(view, question), form: channel.form }
    },
  }
}
