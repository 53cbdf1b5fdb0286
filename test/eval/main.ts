import { parseArgs } from 'node:util'
import { type Figures, reportLine } from '../lib/report.ts'
import { evalFeeds } from './feeds/eval-feeds.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})

const evals: Record<string, (data: string) => Promise<Figures>> = {
  feeds: async (data) => await evalFeeds({ data, verbose: values.verbose }),
}

const [name = ''] = positionals
const run = evals[name]
if (run === undefined || values.data === undefined) {
  process.stderr.write(`Which one? pnpm eval <${Object.keys(evals).join('|')}> --data <folder> [--json]\n`)
  process.exit(2)
}
const figures = await run(values.data)
if (!values.json) console.table(figures)
process.stdout.write(`${reportLine(name, figures)}\n`)
