/** What is used of the report of `vitest --reporter=json`. */
export interface TestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: readonly { status: string; assertionResults: readonly { status: string }[] }[]
}

export interface TestCount {
  passed: number
  failed: number
  skipped: number
}

/** @NOTE A file that does not load, or an error outside any test, fails no test; each counts as one failure. */
export function countTests(report: TestReport, exitStatus: number): TestCount {
  const unloadable = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = report.numFailedTests + unloadable
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitStatus !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}
