import { createLogger, loadConfig, runMain, secretConfig } from '@hubbub/runtime'
import { config as databaseConfig } from '../database.config.ts'
import { migrate } from './migrate.ts'

await runMain('migrate', async () => {
  const log = createLogger('migrate')
  const { database, secret } = loadConfig({ database: databaseConfig, secret: secretConfig }, process.env)
  const { applied } = await migrate({
    url: database.url,
    secret: secret.secrets[0] ?? '',
    onProgress: (step) => log.info(step),
  })
  log.info({ applied }, 'the database is up to date')
})
