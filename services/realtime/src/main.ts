import { loadConfig, runMain } from '@hubbub/runtime'
import { gatewayConfig, runGateway } from './run-gateway.ts'

await runMain('realtime', async (signal, stack) => {
  const config = loadConfig(gatewayConfig, process.env)
  await runGateway({ config, signal, stack })
})
