import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { envExample, envExamplePath } from './env-example.ts'

test('.env.example says what the configuration says; `pnpm env:example` writes it', async () => {
  expect(readFileSync(envExamplePath, 'utf8')).toBe(await envExample())
})
