import { errorMessage, isAppError, runMain } from '@hubbub/runtime'
import { followLauncher } from './cli/follow-launcher.ts'
import { help } from './cli/help.ts'
import { readOptions, type StartOptions } from './cli/options.ts'
import { createProgress } from './cli/progress.ts'
import { keepCompiled } from './prepare/keep-compiled.ts'
import { start } from './start.ts'
import type { StartContext } from './start-context.ts'

keepCompiled()
const progress = createProgress((text) => process.stderr.write(text))
const options = read()
if (options.help) process.stdout.write(help)
else {
  await runMain('hubbub', async (signal, stack) => {
    stack.use(followLauncher(() => process.kill(process.pid, 'SIGTERM')))
    await startOrSayWhy({ signal, stack, progress })
  })
}

function read(): StartOptions {
  try {
    return readOptions(process.argv.slice(2), process.env)
  } catch (error) {
    process.stderr.write(`${errorMessage(error)}\n`)
    process.exit(2)
  }
}

/** What was foreseen is said in one sentence; everything else is a fault and keeps its trace. */
async function startOrSayWhy(context: StartContext): Promise<void> {
  try {
    await start(options, context)
  } catch (error) {
    if (!isAppError(error) || context.signal.aborted) throw error
    progress.say(`\n  ✗ ${error.message}\n\n`)
    await context.stack.disposeAsync()
    process.exit(1)
  }
}
