import { readFileSync } from 'node:fs'
import { countTests, type TestReport } from './lib/count-tests.ts'

// Prints in one line what a test run came to, from the report it left and its exit status.
const [path = 'test-results/vitest.json', exitStatus = '0'] = process.argv.slice(2)
const report = JSON.parse(readFileSync(path, 'utf8')) as TestReport
const { passed, failed, skipped } = countTests(report, Number(exitStatus))

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
