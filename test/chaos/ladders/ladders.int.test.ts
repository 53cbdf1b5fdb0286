import { expect, test } from 'vitest'
import { runLadderChaos } from './ladders.ts'

test(
  'killed again and again, a ladder loses no step, takes none twice and stops where somebody takes it',
  { timeout: 400_000 },
  async () => {
    const { figures, passed } = await runLadderChaos({
      ladders: 8,
      seconds: 8,
      leastKills: 3,
      seed: 3,
      hurry: true,
    })
    expect(figures).toMatchObject({ lost: 0, doubled: 0, late: 0, refused: 0, ladders: 8 })
    expect(figures['acknowledged']).toBeGreaterThan(0)
    expect(passed).toBe(true)
  },
)
