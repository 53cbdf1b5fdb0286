// Runs before the first paint, so that the chosen theme never flashes; a file of its own because the CSP allows no inline script.
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
