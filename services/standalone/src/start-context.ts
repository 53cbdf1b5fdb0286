import type { Progress } from './cli/progress.ts'

export interface StartContext {
  signal: AbortSignal
  stack: AsyncDisposableStack
  progress: Progress
}
