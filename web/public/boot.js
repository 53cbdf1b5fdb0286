// What must have run before anything else; a file of its own because the CSP allows no inline script.

// Zod would try whether it may compile its schemas, which the CSP forbids and the browser reports.
globalThis.__zod_globalConfig = { jitless: true }

// Before the first paint, so that the chosen theme never flashes.
;(() => {
  let choice = 'system'
  try {
    choice = localStorage.getItem('hubbub.theme') ?? 'system'
  } catch {
    // storage may be blocked
  }
  const dark =
    choice === 'dark' || (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
