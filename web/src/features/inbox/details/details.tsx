import { ConversationFacts } from './conversation-facts.tsx'
import { ConversationFields } from './conversation-fields.tsx'
import { ContactCard } from './contact-card.tsx'
import { ContactProfiles } from './contact-profiles.tsx'
import type { DetailsProps } from './details-field.ts'
import { MatchedMonitors } from './matched-monitors.tsx'
import { OtherConversations } from './other-conversations.tsx'
import { SentimentOverTime } from './sentiment-over-time.tsx'

/** All that is known beside what was said. */
export function Details({ conversation, ...fields }: DetailsProps) {
  return (
    <div className="divide-y divide-border">
      <ConversationFields conversation={conversation} {...fields} />
      <ContactCard contactId={conversation.contact.id} />
      <ContactProfiles contactId={conversation.contact.id} />
      <SentimentOverTime conversationId={conversation.id} />
      <MatchedMonitors conversation={conversation} />
      <OtherConversations conversation={conversation} />
      <ConversationFacts conversation={conversation} />
    </div>
  )
}
