const names = new Intl.DisplayNames(['en'], { type: 'region' })

/** The name of a country by its two letters; an unknown code as it is. */
export function countryName(code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}
