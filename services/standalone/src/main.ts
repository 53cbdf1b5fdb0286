import { errorMessage, runMain } from '@hubbub/runtime'
import { help } from './cli/help.ts'
import { readOptions, type StartOptions } from './cli/options.ts'
import { createProgress } from './cli/progress.ts'
import { start } from './start.ts'

const options = read()
if (options.help) process.stdout.write(help)
else
  await runMain(
    'hubbub',
    async (signal, stack) =>
      await start(options, { signal, stack, progress: createProgress((text) => process.stderr.write(text)) }),
  )

function read(): StartOptions {
  try {
    return readOptions(process.argv.slice(2), process.env)
  } catch (error) {
    process.stderr.write(`${errorMessage(error)}\n`)
    process.exit(2)
  }
}
