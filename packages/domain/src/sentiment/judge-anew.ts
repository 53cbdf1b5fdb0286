import type { NewEvent } from '@hubbub/contracts'
import type { JudgedMessage } from '../ports/sentiment.ts'
import type { Repositories } from '../ports/store.ts'
import { blendMood, type Mood } from '../rules/conversation-sentiment.ts'
import type { Verdict } from '../rules/judge-sentiment.ts'
import { conversationJudged, messageJudged, type Teller } from './judged-events.ts'

export interface JudgedAnew {
  message: JudgedMessage
  verdict: Verdict
}

/** Lets messages count otherwise, and with them their conversations; tells all who see them. */
export async function judgeAnew(
  { sentiment, events }: Pick<Repositories, 'sentiment' | 'events'>,
  judged: readonly JudgedAnew[],
  by: Teller,
): Promise<void> {
  if (judged.length === 0) return
  const versions = await sentiment.judge(new Map(judged.map(({ message, verdict }) => [message.id, verdict])))
  const told = judged.map(({ message }) =>
    messageJudged(message, { version: versions.get(message.id) ?? 1, change: 'sentiment' }, by),
  )
  await events.append([...told, ...(await moveMoods(sentiment, judged, by))])
}

async function moveMoods(
  sentiment: Repositories['sentiment'],
  judged: readonly JudgedAnew[],
  by: Teller,
): Promise<NewEvent[]> {
  const conversations = new Map(
    judged.flatMap(({ message }) =>
      message.conversationId === null || !message.moves ? [] : [[message.conversationId, message]],
    ),
  )
  const told: NewEvent[] = []
  const said = await sentiment.moods([...conversations.keys()])
  for (const [id, { assigneeId, teamId }] of conversations) {
    const mood = (said.get(id) ?? []).reduce<Mood | null>(blendMood, null)
    const version = await sentiment.setMood(id, mood)
    if (version === null) continue
    told.push(conversationJudged({ id, version, assigneeId, teamId }, by))
  }
  return told
}
