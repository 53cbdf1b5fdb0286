/** Says on the terminal how far the start is, with the time each step took. */
export function createProgress(write: (text: string) => void, now: () => number = () => performance.now()) {
  let since = now()
  const started = since
  return {
    step(text: string): void {
      since = now()
      write(`  … ${text}\n`)
    },
    done(text: string): void {
      write(`  ✓ ${text} (${seconds(now() - since)})\n`)
      since = now()
    },
    say: (text: string): void => write(text),
    elapsed: (): string => seconds(now() - started),
  }
}
export type Progress = ReturnType<typeof createProgress>

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`
