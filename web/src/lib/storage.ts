/** Small choices that belong to this browser. Storage may be blocked; then they last as long as the page. */
export const storage = {
  get(key: string): string | null {
    try {
      return localStorage.getItem(`hubbub.${key}`)
    } catch {
      return null
    }
  },
  set(key: string, value: string): void {
    try {
      localStorage.setItem(`hubbub.${key}`, value)
    } catch {
      // blocked or full: the choice is lost with the page
    }
  },
}
