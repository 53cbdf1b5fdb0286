import { expect, test } from 'vitest'
import { countTests, type TestReport } from './count-tests.ts'

const report = (change: Partial<TestReport> = {}): TestReport => ({
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
  ...change,
})

test('counts what passed, failed and was skipped', () => {
  expect(countTests(report(), 0)).toEqual({ passed: 5, failed: 0, skipped: 3 })
  const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] }
  expect(countTests(report({ numFailedTests: 2, testResults: [failing] }), 1).failed).toBe(2)
})

test('a file that does not load is a failure', () => {
  const unloadable = { status: 'failed', assertionResults: [] }
  expect(countTests(report({ testResults: [unloadable, unloadable] }), 1).failed).toBe(2)
})

test('a run that fails outside its tests is a failure', () => {
  expect(countTests(report(), 1).failed).toBe(1)
})
