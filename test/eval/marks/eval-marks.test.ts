import { markFigures, markKindSchema } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import { createFinder, evalWritten } from './eval-marks.ts'

test('the product says of each mark what is measured', async () => {
  const measured = await evalWritten(createFinder(), false)
  for (const kind of markKindSchema.options) {
    const said = markFigures[kind].find(({ on }) => on === 'written')
    expect(said?.precision).toBeCloseTo(measured[`test.${kind}.precision`] ?? -1, 2)
    expect(said?.recall).toBeCloseTo(measured[`test.${kind}.recall`] ?? -1, 2)
    expect(said?.size).toBe(measured[`test.${kind}.asked`])
  }
})
