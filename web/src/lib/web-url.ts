/** An address that may be followed; what a network names may be anything. */
export function webUrl(url: string | null | undefined): string | null {
  if (url == null || !URL.canParse(url)) return null
  return /^https?:$/.test(new URL(url).protocol) ? url : null
}
