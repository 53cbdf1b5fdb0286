import { parseArgs } from 'node:util'
import { type Figures, reportLine } from '../lib/report.ts'
import { evalAdjustment } from './adjustment/eval-adjustment.ts'
import { evalAspect } from './aspect/eval-aspect.ts'
import { evalCrisis } from './crisis/eval-crisis.ts'
import { evalDuplicates } from './duplicates/eval-duplicates.ts'
import { evalFeeds } from './feeds/eval-feeds.ts'
import { evalMarks } from './marks/eval-marks.ts'
import { evalSentiment } from './sentiment/eval-sentiment.ts'
import { evalSpam } from './spam/eval-spam.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})

interface Outcome {
  figures: Figures
  parts?: Record<string, Figures>
}

const evals: Record<string, (data: string) => Promise<Outcome>> = {
  adjustment: async (data) => ({ figures: await evalAdjustment({ data }) }),
  aspect: async (data) => ({ figures: await evalAspect({ data, verbose: values.verbose }) }),
  crisis: async (data) => await evalCrisis({ data, verbose: values.verbose }),
  duplicates: async (data) => await evalDuplicates({ data, verbose: values.verbose }),
  feeds: async (data) => ({ figures: await evalFeeds({ data, verbose: values.verbose }) }),
  marks: async (data) => ({ figures: await evalMarks({ data, verbose: values.verbose }) }),
  spam: async (data) => ({ figures: await evalSpam({ data, verbose: values.verbose }) }),
  sentiment: async (data) => ({ figures: await evalSentiment({ data }) }),
}

const [name = ''] = positionals
const run = evals[name]
if (run === undefined || values.data === undefined) {
  process.stderr.write(`Which one? pnpm eval <${Object.keys(evals).join('|')}> --data <folder> [--json]\n`)
  process.exit(2)
}
const { figures, parts = {} } = await run(values.data)
if (!values.json) console.table({ '': figures, ...parts })
process.stdout.write(`${reportLine(name, figures, parts)}\n`)
