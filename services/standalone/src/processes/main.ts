import { runMain } from '@hubbub/runtime'
import { followLauncher } from '../cli/follow-launcher.ts'
import { readOptions } from '../cli/options.ts'
import { createProgress } from '../cli/progress.ts'
import { help, runServices } from './run-services.ts'

const args = process.argv.slice(2)
const env = { HUBBUB_DATA: '.hubbub/services', ...process.env }
const options = readOptions(
  args.filter((arg) => arg !== '--no-redis'),
  env,
)
if (options.help) process.stdout.write(help)
else
  await runMain('services', async (signal, stack) => {
    stack.use(followLauncher(() => process.kill(process.pid, 'SIGTERM')))
    const progress = createProgress((text) => process.stderr.write(text))
    const onLine = (name: string, line: string) => process.stdout.write(`${name.padEnd(8)} │ ${line}\n`)
    const redis = !args.includes('--no-redis')
    await runServices({ ...options, redis }, { env, signal, stack, progress, onLine })
  })
