import { type Conversation, type ConversationMemory, createConversation } from './conversation.ts'
import { stories } from './stories/all-stories.ts'

/** What is kept of somebody who is not content yet. */
export interface RememberedConversation {
  story: string
  seed: string
  round: number
  memory: ConversationMemory
}

/** More than these nobody goes on with. */
const most = 100

/** Who still waits for something, the newest last. */
export function openOnes(conversations: Iterable<Conversation>): RememberedConversation[] {
  return [...conversations]
    .filter((conversation) => conversation.isWaiting() || conversation.owesAnswer())
    .slice(-most)
    .map(({ story, seed, round, remember }) => ({ story: story.id, seed, round, memory: remember() }))
}

/** A story that is told no longer is forgotten. */
export function recall(remembered: readonly RememberedConversation[], to: string): Conversation[] {
  return remembered.flatMap(({ story: id, seed, round, memory }) => {
    const story = stories.find((one) => one.id === id)
    return story === undefined ? [] : [createConversation(story, { seed, round, to, memory })]
  })
}
