import { createFileRoute } from '@tanstack/react-router'
import { ConversationPage } from '#features/inbox/thread/conversation-page.tsx'

export const Route = createFileRoute('/_app/inbox/$conversationId')({ component: ConversationPage })
