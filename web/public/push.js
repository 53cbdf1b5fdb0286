// Shows what a person is told by Web Push, also while no page of Hubbub is open.

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('push', (event) => {
  let told = {}
  try {
    told = event.data?.json() ?? {}
  } catch {
    // A browser must show something for every push, and this one is not ours.
  }
  const { title = 'Hubbub needs you', body = '', tag, severity, url = null, acknowledgeUrl = null } = told
  const actions = [
    ...(acknowledgeUrl === null ? [] : [{ action: 'acknowledge', title: 'Acknowledge' }]),
    { action: 'open', title: 'Look at it' },
  ]
  event.waitUntil(
    self.registration.showNotification(title, {
      body,
      icon: '/favicon.svg',
      data: { url, acknowledgeUrl, title },
      requireInteraction: severity === 'critical' || severity === 'high',
      actions,
      ...(tag && { tag, renotify: true }),
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  const { data } = event.notification
  event.notification.close()
  event.waitUntil(event.action === 'acknowledge' ? acknowledge(data) : open(data.url))
})

async function acknowledge({ acknowledgeUrl, title, url }) {
  const taken = await fetch(ownPath(acknowledgeUrl), { method: 'POST', credentials: 'omit' })
    .then((response) => response.ok)
    .catch(() => false)
  if (taken) return
  // It is still nobody's, and whoever pressed believes otherwise.
  await self.registration.showNotification('It could not be acknowledged', {
    body: title,
    icon: '/favicon.svg',
    data: { url, acknowledgeUrl, title },
    requireInteraction: true,
    actions: [{ action: 'acknowledge', title: 'Try again' }],
  })
}

async function open(url) {
  const path = ownPath(url ?? '/')
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const page = pages.find((one) => new URL(one.url).origin === self.location.origin)
  if (page === undefined) return await self.clients.openWindow(path)
  // Not every browser lets a page come forward; what it shows is what counts.
  await page.focus().catch(() => {})
  return await page.navigate(path).catch(() => self.clients.openWindow(path))
}

/** Of this installation, by whatever name it is reached here; it leads nowhere else. */
function ownPath(url) {
  const { pathname, search } = new URL(url, self.location.origin)
  return `${pathname}${search}`
}
