/** Where to go after signing in: only ever a path of our own, never another site. */
export function safeRedirect(wanted: string | undefined): string {
  if (!wanted?.startsWith('/')) return '/'
  const url = URL.parse(wanted, 'https://own.invalid')
  if (url?.origin !== 'https://own.invalid') return '/'
  const path = `${url.pathname}${url.search}${url.hash}`
  return path.startsWith('//') ? '/' : path
}
