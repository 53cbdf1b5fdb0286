import type { Conversation } from '@hubbub/contracts'
import type { DraftState } from './draft-types.ts'
import { useDrafts } from './drafts-context.tsx'
import { RecipientFields } from './recipient-fields.tsx'
import type { Recipients } from './recipients.ts'
import type { ReplyWayState } from './use-reply-way.ts'
import { WayFields } from './way-fields.tsx'

interface ReplyHeadProps {
  conversation: Conversation
  draft: DraftState
  recipients: Recipients
  reply: ReplyWayState
}

/** Where the reply goes: to addresses, or one of the ways of a network. */
export function ReplyHead({ conversation, draft, recipients, reply }: ReplyHeadProps) {
  const drafts = useDrafts()
  // Of the height of one line, so that nothing jumps: until it is known, no line would be true.
  if (reply.isPending) return <div className="h-8 border-b border-border" />
  if (!reply.isPost)
    return <RecipientFields conversation={conversation} draft={draft} defaults={recipients} />
  return (
    <WayFields
      conversation={conversation}
      reply={reply}
      onAudience={(audience) =>
        drafts.edit(conversation.id, 'reply', { envelope: { ...draft.envelope, audience } })
      }
    />
  )
}
