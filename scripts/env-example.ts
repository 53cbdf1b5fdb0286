import { writeFileSync } from 'node:fs'
import { envExample, envExamplePath } from './lib/env-example.ts'

// Writes .env.example from the configuration fragments of all packages.
writeFileSync(envExamplePath, await envExample())
console.log(`Wrote ${envExamplePath}`)
