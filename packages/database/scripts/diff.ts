import { loadConfig } from '@hubbub/runtime'
import { config } from '../src/database.config.ts'
import { schemaDiff } from '../src/migrate/schema-diff.ts'

// Says whether the migrations make what schema.prisma says. Needs a migrated server whose owner may create databases.
const { database } = loadConfig({ database: { url: config.url } }, process.env)
const missing = await schemaDiff(database.url)
process.stdout.write(missing === '' ? 'The migrations make what the schema says.\n' : `${missing}\n`)
process.exitCode = missing === '' ? 0 : 1
