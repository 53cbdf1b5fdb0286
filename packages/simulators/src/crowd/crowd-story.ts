import type { PersonId } from './people.ts'
import type { NetworkName } from './voice.ts'

/** What one person says at a network, and how they go on. `{brand}` is how the brand is called there. */
export interface CrowdStory {
  id: string
  by: PersonId
  at: NetworkName
  /** mention: to the brand, before everybody; heard: of it; direct: to it alone. */
  way: 'mention' | 'heard' | 'direct'
  opening: string
  /** What they say to the first, second, … answer. After the last they are content. */
  answers: string[]
  /** What they say when nobody answers. */
  reminder?: string
}
