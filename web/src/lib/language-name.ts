const names = new Intl.DisplayNames(['en'], { type: 'language' })

/** The name of a language by its code; an unknown code as it is. */
export function languageName(code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}
