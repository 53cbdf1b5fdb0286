import type { Random } from '../../lib/random.ts'

const common =
  'the of and to in is you that it he was for on are as with his they i at be this have from or had by hot but some what there we can out other were all your when up use how said an each she which do their time if will way about many then them would like so these her long make thing see him two has look more day could go come did number sound no most people my over know water than call first who may down side been now find'.split(
    ' ',
  )
const beginnings = 'b bl br c ch d dr f fl g gr h j k kl l m n p pl pr r s sh sk st t tr v w z'.split(' ')
const middles = 'a e i o u ai ea ie ou oo'.split(' ')
const ends = ['', 'n', 'r', 's', 't', 'l', 'm', 'nd', 'rk', 'st', 'ng']

/** Words by their rank, the most common first: a text takes each in proportion to one by its rank, as languages do. */
export function createVocabulary(random: Random, size: number) {
  const words = new Set(common)
  const part = (list: readonly string[]) => list[random.below(list.length)] ?? ''
  const syllable = () => part(beginnings) + part(middles) + part(ends)
  while (words.size < size) words.add(syllable() + syllable() + (random.chance(0.4) ? syllable() : ''))
  const ranked = [...words]
  return {
    /** As it comes in a text. */
    word: () => ranked[Math.floor(Math.exp(random.next() * Math.log(ranked.length)))] ?? 'the',
    /** One that says something: neither among the most common nor one of a kind. */
    topic: () => ranked[300 + random.below(8_000)] ?? 'the',
    /** Names are words that stand apart. */
    brand: () => syllable() + syllable() + part(['o', 'ly', 'ix', 'ra', 'eon']),
  }
}
export type Vocabulary = ReturnType<typeof createVocabulary>
