import type { Permission } from '@hubbub/contracts'

/** What the operations need by which people are told. */
export const deliveryNeeds: Record<string, Permission | null> = {
  listRecordings: 'escalation:write',
  startDrill: 'escalation:write',
  getDrill: null,
  steerDrill: 'escalation:write',
  getOwnNotify: null,
  setOwnNotify: null,
  addNotifyWebhook: null,
  addNotifyPush: null,
  startTelegramLink: null,
  getAlertBot: 'on-call:read',
  connectAlertBot: 'on-call:write',
  removeAlertBot: 'on-call:write',
  switchNotifyWay: null,
  removeNotifyWay: null,
  testNotify: null,
  getNotifyTest: null,
  getOwnDigest: 'mention:read',
  setOwnDigest: 'mention:read',
  listDigests: 'mention:read',
  getDigest: 'mention:read',
}
