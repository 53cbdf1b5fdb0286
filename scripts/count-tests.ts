import { readFileSync } from 'node:fs'

interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

// Prints in one line what a test run came to, from the report it left and its exit status.
const [path = 'test-results/vitest.json', exitStatus = '0'] = process.argv.slice(2)
const report = JSON.parse(readFileSync(path, 'utf8')) as Report

// @NOTE A file that does not load, or an error outside any test, fails no test; each counts as one failure.
const unloadable = report.testResults.filter(
  (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
).length
const counted = report.numFailedTests + unloadable
const failed = counted === 0 && exitStatus !== '0' ? 1 : counted
const skipped = report.numPendingTests + report.numTodoTests

console.log(`${report.numPassedTests} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed > 0 || report.numPassedTests === 0 ? 1 : 0
