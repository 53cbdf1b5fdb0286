import { type Enricher, enrichMessages, type Rescore } from '@hubbub/domain'
import { query, type Workbench } from '@hubbub/test-support'

/** Says what the layer said, or the weights alone. */
export const scorer = (
  name: string,
  label: 'negative' | 'positive',
  before: () => Promise<void> = async () => {},
): Enricher => ({
  enrich: async (texts) => {
    await before()
    return texts.map(({ text, about }) => ({
      language: 'en',
      sentiment: {
        label,
        score: label === 'negative' ? -0.6 : 0.6,
        confidence: 0.8,
        terms: [],
        scorer: name,
        likelihoods: { negative: 0.1, neutral: 0.2, positive: 0.7 },
      },
      aspect: aspectOf(text, about),
    }))
  },
})
export const aspectOf = (text: string, about: readonly string[]) => {
  const named = about.find((name) => text.toLowerCase().includes(name.toLowerCase()))
  if (named === undefined) return null
  const start = text.toLowerCase().indexOf(named.toLowerCase())
  return {
    about: text.slice(start, start + named.length),
    label: 'negative' as const,
    score: -0.5,
    confidence: 0.6,
    places: [{ start, end: text.length }],
    isWhole: false,
  }
}
/** By the weights alone. */
export const plain = scorer('hubbub-en/2', 'negative')
export const rescore: Rescore = async (texts) =>
  texts.map(() => ({ label: 'neutral', score: 0, confidence: 1, terms: [] }))

export async function hearBy(desk: Workbench, texts: string[], by: Enricher): Promise<string[]> {
  const { messageIds } = await desk.collect(texts.map((text) => ({ text, subject: null })))
  await enrichMessages(desk.work, by, { channelId: desk.channelId, messageIds })
  await desk.route(messageIds)
  return messageIds
}
export const insightOf = async (url: string, id: string | undefined) =>
  (
    await query<{
      label: string
      by: string
      scorer: string
      scored: { label: string } | null
      shown: string
      aspect: { about: string } | null
      version: number
    }>(
      url,
      `SELECT i.label, i.judged_by AS by, i.scorer, i.scored, m.sentiment_label AS shown, i.aspect, m.version
        FROM message_insight i JOIN message m ON m.id = i.message_id WHERE m.id = $1`,
      [id],
    )
  )[0]
