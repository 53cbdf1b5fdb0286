import { imagineMessage, type QueryMessage } from '@hubbub/query'
import type { Random } from '../../lib/random.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Posts of 12 to 50 words; four of ten name a brand, as posts do that were found by searching for brands. */
export function writeMessage(
  random: Random,
  vocabulary: Vocabulary,
  brands: readonly string[],
): QueryMessage {
  const brand = brands[random.below(brands.length)] ?? ''
  const words = Array.from({ length: 12 + random.below(39) }, vocabulary.word)
  if (random.chance(0.4)) {
    const name = brand.charAt(0).toUpperCase() + brand.slice(1)
    words[random.below(words.length)] = random.pick([name, name, `#${brand}`, `@${brand}`, `${name}+`])
  }
  if (random.chance(0.2)) words.push(`https://${brand}.example/${vocabulary.topic()}-${vocabulary.topic()}`)
  if (random.chance(0.2)) words.push('😡')
  const text = words.map((word, index) => (index % 11 === 10 ? `${word}.` : word)).join(' ')
  return imagineMessage({
    text,
    title: random.chance(0.1) ? `${vocabulary.word()} ${vocabulary.topic()}` : null,
    author: {
      value: `did:plc:${random.below(100_000)}`,
      handle: `${vocabulary.topic()}.social`,
      name: `${vocabulary.topic()} ${vocabulary.topic()}`,
      followers: random.below(5000),
      verified: random.chance(0.05),
    },
    language: random.chance(0.8) ? 'en' : 'de',
    sentiment: random.pick(['negative', 'neutral', 'positive', 'unsure']),
    channel: { id: '01', kind: 'bluesky', name: 'Bluesky' },
    form: random.pick(['post', 'post', 'reply', 'repost']),
    url: 'https://bsky.app/profile/someone/post/3k',
    engagement: random.below(200),
  })
}
