import type { Random } from '../customers/random.ts'
import { type PersonId, personIds } from './people.ts'
import { stormTexts } from './storm-texts.ts'
import type { NetworkName, Voice } from './voice.ts'

/** Where they speak: X is heard at once, the others from time to time. */
const places: readonly NetworkName[] = ['x', 'x', 'x', 'bluesky', 'x', 'mastodon']

/** What the same words end with, said again. */
const moods = ['', ' :(', ' !!', ' >:(', ' …', ' ?!']

export interface Storm {
  count: number
  overMs: number
}

/** Many who speak of the same within minutes. */
export function createStorm(voices: Record<NetworkName, Voice>, random: Random) {
  const waiting = new Set<NodeJS.Timeout>()
  let said = 0

  function speak() {
    const text = stormTexts[said % stormTexts.length] ?? ''
    const by = personIds[(said * 7) % personIds.length] as PersonId
    const at = places[said % places.length] ?? 'x'
    // A network takes the same words of the same person once.
    const again = Math.floor(said / stormTexts.length)
    const more = `${moods[again % moods.length]}${' !'.repeat(Math.floor(again / moods.length))}`
    said += 1
    voices[at].say(by, `${text}${more}${at === 'mastodon' ? ' #northwindcoffee' : ''}`)
  }

  return {
    begin({ count, overMs }: Storm) {
      for (let index = 0; index < count; index += 1) {
        const timer = setTimeout(
          () => {
            waiting.delete(timer)
            speak()
          },
          (overMs * (index + random.between(0, 1))) / count,
        )
        waiting.add(timer)
      }
    },
    stop() {
      for (const timer of waiting) clearTimeout(timer)
      waiting.clear()
    },
  }
}
