import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { plans } from './plan.ts'
import { trainModel } from './train-model.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, only: { type: 'string' } },
})
if (positionals[0] !== 'sentiment' || values.data === undefined) {
  process.stderr.write('pnpm train sentiment --data <folder> [--only <file of weights>]\n')
  process.exit(2)
}
for (const plan of plans) {
  if (values.only !== undefined && values.only !== plan.file) continue
  const { file, heldOut } = await trainModel(plan, values.data)
  await writeFile(new URL(`../weights/${plan.file}`, import.meta.url), file)
  process.stderr.write(`${plan.file}: ${Math.ceil(file.length / 1024)} KiB\n`)
  for (const [language, { temperature, macroRecall, texts }] of Object.entries(heldOut))
    process.stderr.write(
      `  ${language}: macro-recall ${macroRecall.toFixed(3)} on ${texts} texts kept back, temperature ${temperature}\n`,
    )
}
