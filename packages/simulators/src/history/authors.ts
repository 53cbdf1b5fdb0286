import type { Random } from '../customers/random.ts'
import { pickByWeight } from './pick-by-weight.ts'

export interface HistoryAuthor {
  id: string
  handle: string
  name: string
  followers: number
  verified: boolean
  language: 'en' | 'de' | 'es' | 'fr'
}

const first = {
  en: [
    'Alma',
    'Ben',
    'Callum',
    'Dana',
    'Ellis',
    'Freya',
    'Gwen',
    'Harvey',
    'Isla',
    'Jude',
    'Kezia',
    'Leo',
    'Maya',
    'Noel',
    'Orla',
    'Perry',
    'Ruth',
    'Sam',
    'Tess',
    'Umar',
    'Vera',
    'Wes',
    'Yara',
    'Zane',
  ],
  de: ['Anke', 'Bernd', 'Clara', 'Dirk', 'Emil', 'Frieda', 'Greta', 'Hanno', 'Imke', 'Jan', 'Katrin', 'Lutz'],
  es: ['Alba', 'Bruno', 'Carmen', 'Diego', 'Elena', 'Fermín', 'Gloria', 'Hugo'],
  fr: ['Agathe', 'Basile', 'Chloé', 'Damien', 'Elsa', 'Fabien', 'Gaëlle', 'Hervé'],
} as const satisfies Record<string, readonly [string, ...string[]]>

const last = {
  en: [
    'Ashby',
    'Barrow',
    'Colley',
    'Dunmore',
    'Easton',
    'Farrow',
    'Gable',
    'Holt',
    'Irving',
    'Jessop',
    'Kirby',
    'Larkin',
    'Marsh',
    'Norris',
    'Oakes',
    'Penrose',
    'Quill',
    'Rowan',
    'Sutter',
    'Thorne',
  ],
  de: ['Ahrens', 'Brandt', 'Claasen', 'Dreyer', 'Ebert', 'Frank', 'Gerken', 'Harms', 'Ihle', 'Janssen'],
  es: ['Arce', 'Bravo', 'Cano', 'Duque', 'Escobar', 'Ferrer', 'Gil', 'Herrero'],
  fr: ['Aubert', 'Barre', 'Colin', 'Delmas', 'Evrard', 'Faure', 'Gallet', 'Hubert'],
} as const satisfies Record<string, readonly [string, ...string[]]>

const languages: readonly (readonly [HistoryAuthor['language'], number])[] = [
  ['en', 72],
  ['de', 14],
  ['es', 8],
  ['fr', 6],
]

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()

/** People who do not exist. Most are read by a hundred, few by many thousands. */
export function inventAuthors(random: Random, count: number): HistoryAuthor[] {
  return Array.from({ length: count }, (_, index) => {
    const language = pickByWeight(random, languages)
    const name = `${random.pick(first[language])} ${random.pick(last[language])}`
    const followers = Math.round(20 * Math.exp(random.between(0, 1) ** 2 * 8.2))
    return {
      id: String(7_000_000 + index),
      handle: `${plain(name)}${index}`,
      name,
      followers,
      verified: followers > 20_000,
      language,
    }
  })
}

/** Whose word travels. */
export const loudAuthor: HistoryAuthor = {
  id: '6999999',
  handle: 'crema_review',
  name: 'Crema Review',
  followers: 184_000,
  verified: true,
  language: 'en',
}
