import { runMain } from '@hubbub/runtime'
import { openApi } from './open-api.ts'
import { startApi } from './start-api.ts'

await runMain('api', async (signal, stack) => {
  stack.use(await startApi(await openApi(stack, process.env), signal))
})
