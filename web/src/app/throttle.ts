/** At once the first time, then at most once in `ms`, and never without a last run after the last call. */
export function throttle(run: () => void, ms: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let wanted = false
  const rest = () => {
    timer = setTimeout(() => {
      timer = undefined
      if (!wanted) return
      wanted = false
      run()
      rest()
    }, ms)
  }
  return () => {
    if (timer) {
      wanted = true
      return
    }
    run()
    rest()
  }
}
