import { createLearnedScorer } from '@hubbub/sentiment'
import type { Figures } from '../../lib/report.ts'
import { type LabelledSet, labels, readSets } from '../sentiment/read-sets.ts'

/** Corrections of a workspace, from what it takes to what is much. */
const sizes = [200, 500, 1_000]
const FEWEST = 200

/**
 * What a workspace gains that corrected so many texts of a set: macro-recall and log-loss on corrections that were kept
 * back, before and after, and whether that is taken; `random`: the same texts, with labels drawn at random.
 */
export async function evalAdjustment({ data }: { data: string }): Promise<Figures> {
  const { labelled } = await readSets(data)
  const scorer = createLearnedScorer({ explain: false })
  const figures: Record<string, number> = {}
  for (const set of labelled)
    for (const size of sizes) {
      if (set.rows.length < size) continue
      const drawn = draw(set, size)
      const learned = await scorer.learnLayer(drawn, FEWEST)
      const random = await scorer.learnLayer(scramble(drawn), FEWEST)
      if (learned === null || random === null) continue
      const name = `${set.name}.${size}`
      figures[`${name}.before`] = learned.before.macroRecall
      figures[`${name}.after`] = learned.after.macroRecall
      figures[`${name}.log_loss_before`] = learned.before.logLoss
      figures[`${name}.log_loss_after`] = learned.after.logLoss
      figures[`${name}.doubt`] = learned.doubt
      figures[`${name}.taken`] = Number(learned.isBetter)
      figures[`${name}.random_taken`] = Number(random.isBetter)
    }
  return figures
}

/** Spread evenly over the set, in its order. */
const draw = ({ rows, language }: LabelledSet, size: number) =>
  Array.from({ length: size }, (_, at) => rows[Math.floor((at * rows.length) / size)]).flatMap((row) => {
    const label = labels[row?.label ?? -1]
    return row === undefined || label === undefined ? [] : [{ text: row.text, language, label }]
  })

/** Any numbers will do that no text has to do with. */
const scramble = (drawn: ReturnType<typeof draw>) =>
  drawn.map((one, at) => ({ ...one, label: labels[Math.imul(at + 1, 0x9e3779b1) >>> 30] ?? 'neutral' }))
