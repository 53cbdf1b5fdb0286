// Starts PostgreSQL in the folder of the first argument and writes what happens as lines of JSON, until SIGTERM.
import { once } from 'node:events'
import { isAppError } from '@hubbub/contracts'
import { silent, type Told, throwAway } from './child.fixtures.ts'
import { startPostgres } from './start-postgres.ts'

const tell = (told: Told) => console.log(JSON.stringify(told))

try {
  await using postgres = await startPostgres({
    dataDir: process.argv[2] ?? '',
    log: silent,
    settings: throwAway,
    onProgress: (step) => tell({ step }),
  })
  tell({ url: postgres.url(), pid: postgres.pid })
  await once(process, 'SIGTERM')
} catch (error) {
  tell({ code: isAppError(error) ? error.code : 'unknown', message: String(error) })
}
