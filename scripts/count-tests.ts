import { readFileSync } from 'node:fs'

interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

// Prints what a test run came to, in one line, from the report it left.
const [path = 'test-results/vitest.json'] = process.argv.slice(2)
const report = JSON.parse(readFileSync(path, 'utf8')) as Report
// @NOTE A file that does not load has no tests to fail; it counts as one failure.
const unloadable = report.testResults.filter(
  (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
).length
const failed = report.numFailedTests + unloadable
const skipped = report.numPendingTests + report.numTodoTests
console.log(`${report.numPassedTests} passed, ${failed} failed, ${skipped} skipped`)
if (failed > 0 || report.numPassedTests === 0) process.exitCode = 1
