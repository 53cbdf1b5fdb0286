import { createRandom } from './random.ts'
import { stories } from './stories/all-stories.ts'
import type { Story } from './story.ts'

/** Every story once in a shuffled order, then all again in another, with other order numbers. */
export function planStories(seed: string) {
  let round = -1
  let left: Story[] = []
  return {
    next(): { story: Story; round: number } {
      if (left.length === 0) {
        round += 1
        left = createRandom(`${seed}/${round}`).shuffle(stories)
      }
      const story = left.shift() ?? stories[0]
      if (!story) throw new Error('There are no stories to tell')
      return { story, round }
    },
  }
}
