import { type PushSubscription as Kept, pushSubscriptionSchema } from '@hubbub/contracts'

const worker = '/push.js'

/** Why this browser cannot be told; null where it can. */
export function whyNoPush(): string | null {
  if (!window.isSecureContext) return 'Browsers take push only from pages that are opened by https.'
  if (!('serviceWorker' in navigator) || !('PushManager' in window))
    return /iPhone|iPad/.test(navigator.userAgent)
      ? 'On this device, put Hubbub on the home screen first and open it from there.'
      : 'This browser takes no push.'
  if (Notification.permission === 'denied')
    return 'Notifications of this page are blocked in the settings of this browser.'
  return null
}

/** Takes up push in this browser. Throws, in words, where a person or the browser says no. */
export async function subscribeBrowser(publicKey: string): Promise<Kept> {
  if ((await Notification.requestPermission()) !== 'granted')
    throw new Error('The browser was not allowed to show notifications')
  const registration = await navigator.serviceWorker.register(worker)
  await navigator.serviceWorker.ready
  const known = await registration.pushManager.getSubscription()
  // One that was taken up with another key would be told nothing by this one.
  if (known !== null && keyOf(known) !== publicKey) await known.unsubscribe()
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  })
  return pushSubscriptionSchema.parse(subscription.toJSON())
}

/** By which this browser knows itself among the ways; null where it takes no push. */
export async function ownPushKey(): Promise<string | null> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return null
  const registration = await navigator.serviceWorker.getRegistration(worker)
  const subscription = (await registration?.pushManager.getSubscription()) ?? null
  if (subscription === null) return null
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(subscription.endpoint))
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export async function unsubscribeBrowser(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(worker)
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}

function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0))
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
