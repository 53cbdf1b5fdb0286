/** Hands a text to the browser as a file. */
export function downloadText(filename: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  downloadUrl(filename, url)
  URL.revokeObjectURL(url)
}

/** Hands a file to the browser. */
export function downloadBlob(filename: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  downloadUrl(filename, url)
  // The browser has taken it up by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Hands what stands at an address of the page's own to the browser as a file. */
export function downloadUrl(filename: string, url: string): void {
  Object.assign(document.createElement('a'), { href: url, download: filename }).click()
}
