import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Generates Prisma's client, unless the one that stands here was made from the same schema by the same Prisma.
const packageFolder = fileURLToPath(new URL('../', import.meta.url))
const prismaFolder = join(packageFolder, 'node_modules/prisma')
const stampPath = join(packageFolder, 'src/generated/.stamp')

const stamp = createHash('sha256')
  .update(readFileSync(join(packageFolder, 'prisma/schema.prisma')))
  .update(readFileSync(join(prismaFolder, 'package.json')))
  .digest('hex')

if (!existsSync(stampPath) || readFileSync(stampPath, 'utf8') !== stamp) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(prismaFolder, 'build/index.js'), 'generate', '--schema', 'prisma/schema.prisma', '--no-hints'],
    {
      cwd: packageFolder,
      // The command line would fetch a native schema engine, which generating does not need.
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
      encoding: 'utf8',
    },
  )
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}`)
    process.exit(status ?? 1)
  }
  writeFileSync(stampPath, stamp)
}
