import type { Random } from '../../lib/random.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Queries as people write them for a brand: names with what goes wrong, topics, products, whom to leave out. */
export function writeQuery(random: Random, { topic }: Vocabulary, brand: string, rival: string): string {
  const name = brand.charAt(0).toUpperCase() + brand.slice(1)
  const some = (count: number) => Array.from({ length: count }, topic).join(' OR ')
  return random.pick([
    () => brand,
    () => `${brand} OR #${brand} OR @${brand}`,
    () => `"${brand} ${topic()}" OR ${brand} (${some(6)})`,
    () => `(${brand} OR "${brand} ${topic()}") NEAR/8 (${some(5)} OR "${topic()} ${topic()}")`,
    () => `${brand}* NOT (${some(3)} OR "${topic()} ${topic()}")`,
    () => `(${brand} OR ${rival}) AND (${some(4)}) lang:en`,
    () => `raw:${name}+ OR raw:"${name} Inc."`,
    () => `author:${brand} OR site:${brand}.example OR url:${brand}.example/shop OR mentions:${brand}`,
    () => `"${topic()} ${topic()}" ${topic()} -${brand} followers>1000`,
    () => `(${topic()} ${topic()}) OR (${topic()} ONEAR/3 ${topic()} sentiment:negative)`,
    () => `(${some(12)}) (${some(12)}) -is:repost lang:en`,
    () => `"${topic()} ${topic()} ${topic()}"~10 OR title:"${brand}" OR hashtag:${brand}`,
  ])()
}
